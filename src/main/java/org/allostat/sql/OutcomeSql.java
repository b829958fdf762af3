package org.allostat.sql;

import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.allostat.outcomes.Quantity;
import org.allostat.population.StratumVariable;

/**
 * Quantities of {@code patient_outcomes} and strata of {@code cohort} in SQL, as {@link Quantity} and {@link StratumVariable} have them in
 * Java. A test compares what both make of every measure in every stratum.
 */
final class OutcomeSql {
    private static final Map<Quantity, String> NO_COLUMN = Map.ofEntries(
            Map.entry(Quantity.PERSONS, "1"),
            Map.entry(Quantity.ALIVE_AT_END, "NOT died"),
            Map.entry(Quantity.OVERDOSED, "overdoses > 0"),
            Map.entry(Quantity.MISUSE, "misuse_day IS NOT NULL"),
            Map.entry(Quantity.OFF_OPIOIDS_AT_END, "off_opioids AND NOT died"),
            Map.entry(Quantity.ON_BUPRENORPHINE_AT_END, "on_buprenorphine AND NOT died"),
            Map.entry(Quantity.REVERSED, "reversals > 0"),
            Map.entry(Quantity.RESTARTED, "restarts > 0"),
            Map.entry(Quantity.TAPER_UNFINISHED_AT_END, "taper_unfinished AND NOT died"),
            Map.entry(Quantity.BUPRENORPHINE_LEFT, "buprenorphine_dropouts > 0"),
            Map.entry(Quantity.WAITING_AT_END, "waiting_at_end AND NOT died"),
            Map.entry(Quantity.END_MME_PER_DAY, ifAlive("end_mme_per_day")),
            Map.entry(Quantity.END_PAIN, ifAlive("end_pain")),
            Map.entry(Quantity.END_MOOD, ifAlive("end_mood")),
            Map.entry(Quantity.END_HYPERKATIFEIA, ifAlive("end_hyperkatifeia")),
            Map.entry(Quantity.END_CRITERIA_COUNT, ifAlive("end_criteria_count")));

    private static final Map<StratumVariable, String> NO_LABEL = new EnumMap<>(Map.of(
            StratumVariable.ALL,
            "'all'",
            StratumVariable.AGE_GROUP,
            "CASE WHEN age_years < 35 THEN '18-34' WHEN age_years < 65 THEN '35-64' ELSE '65+' END",
            StratumVariable.MME_BAND,
            "CASE WHEN mme_per_day <= 0 THEN '0' WHEN mme_per_day < 20 THEN '>0-<20' WHEN mme_per_day < 50 THEN '20-<50'"
                    + " WHEN mme_per_day < 90 THEN '50-<90' ELSE '90+' END",
            StratumVariable.YEARS_ON_OPIOIDS,
            "CASE WHEN years_on_opioids < 1 THEN '<1' WHEN years_on_opioids < 5 THEN '1-<5'"
                    + " WHEN years_on_opioids < 10 THEN '5-<10' ELSE '10+' END",
            StratumVariable.BENZODIAZEPINE,
            yesOrNo("benzodiazepine"),
            StratumVariable.DEPRESSION,
            yesOrNo("depression")));

    private OutcomeSql() {}

    private static String ifAlive(String column) {
        return "CASE WHEN died THEN 0 ELSE " + column + " END";
    }

    private static String yesOrNo(String column) {
        return "CASE WHEN " + column + " THEN 'yes' ELSE 'no' END";
    }

    /** A patient's quantity in whole steps: the nearest, of two the larger. */
    static String steps(Quantity quantity) {
        String value = NO_COLUMN.getOrDefault(quantity, quantity.name().toLowerCase(Locale.ROOT));
        if (quantity.decimals() == 0) {
            return "(" + value + ")::BIGINT";
        }
        String steps = "((" + value + ")::DOUBLE * 1e" + quantity.decimals() + "::DOUBLE)";
        // what is beyond the floor is exact, so that a tie is one
        return "(floor(" + steps + ") + (" + steps + " - floor(" + steps + ") >= 0.5)::INTEGER)::BIGINT";
    }

    /** Place of a patient's stratum in the variable's list, 0 for the first. */
    static String place(StratumVariable variable) {
        return variable.strata().stream().map(DuckDbTables::literal).collect(joining(", ", "(list_position([", "], "))
                + stratum(variable) + ") - 1)";
    }

    /** A patient's stratum. */
    static String stratum(StratumVariable variable) {
        return NO_LABEL.getOrDefault(variable, variable.label());
    }
}
