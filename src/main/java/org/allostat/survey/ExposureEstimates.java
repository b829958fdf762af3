package org.allostat.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.Sex;
import org.allostat.population.ExposureType;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.population.universe.UniverseDesign.Stratum;
import org.allostat.random.NormalQuantile;
import org.allostat.survey.ExposureTally.LongTerm;
import org.allostat.survey.estimate.Domain;
import org.allostat.unit.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * How opioids are used, from everybody of the universe: what the survey's own questions do not ask. Errors are those of the
 * finite number of synthetic people: stratified by exposure type, ratios linearized, quantiles by Woodruff's interval (J Am
 * Stat Assoc 1952;47:635).
 */
final class ExposureEstimates {
    private static final String AGE_BAND = "age_band";
    private static final String PERCENT = "%";
    private static final String MME_PER_DAY = "MME/d";
    private static final double PER_CENT = 100;
    private static final double PEOPLE_PER_MILLION = 1e6;
    /** Doses from here on are high (CDC 2016), MME/d. */
    private static final int HIGH_MME_PER_DAY = 90;

    private final UniverseDesign design;
    private final ExposureTally tally;
    private final List<AdultGroup> adults;
    private final double longTermUsers;

    /**
     * @param design the universe
     * @param tally of everybody
     * @param adults US adults by age and sex
     */
    ExposureEstimates(UniverseDesign design, ExposureTally tally, List<AdultGroup> adults) {
        this.design = design;
        this.tally = tally;
        this.adults = List.copyOf(adults);
        longTermUsers = design.of(ExposureType.LONG_TERM).sampled();
    }

    /** All of them. */
    List<CensusRow> rows() {
        List<CensusRow> rows = new ArrayList<>();
        for (CurrentUseAges ages : CurrentUseAges.values()) {
            rows.add(new CensusRow("current_use", new Domain(AGE_BAND, ages.label()), PERCENT, currentUse(ages)));
        }
        rows.add(row("current_use_women_over_men", "ratio", womenOverMen()));
        rows.add(row("ltot_share_of_current_users", PERCENT, longTermShareOfCurrentUsers()));
        rows.add(row("ltot_dose_lower_quartile", MME_PER_DAY, doseQuantile(0.25)));
        rows.add(row("ltot_dose_median", MME_PER_DAY, doseQuantile(0.5)));
        rows.add(row("ltot_dose_upper_quartile", MME_PER_DAY, doseQuantile(0.75)));
        rows.add(row(
                "ltot_dose_mean",
                MME_PER_DAY,
                mean(LongTerm.MME_STEPS, ExposureTally.STEPS_PER_UNIT, LongTerm.MME_STEPS_SQUARED)));
        rows.add(row("ltot_dose_90_mme_or_more", PERCENT, share(dosedFrom(HIGH_MME_PER_DAY))));
        double shortActing = tally.longTerm(LongTerm.SHORT_ACTING);
        rows.add(row("ltot_short_acting", PERCENT, share(shortActing)));
        rows.add(row("ltot_long_acting", PERCENT, share(longTermUsers - shortActing)));
        rows.add(row("ltot_benzodiazepine", PERCENT, share((double) tally.longTerm(LongTerm.BENZODIAZEPINE))));
        rows.add(row("ltot_women", PERCENT, share((double) tally.longTerm(LongTerm.WOMEN))));
        rows.add(row("ltot_age_mean", "year", mean(LongTerm.AGE_YEARS, 1, LongTerm.AGE_YEARS_SQUARED, 1)));
        rows.add(row(
                "ltot_pain_mean",
                "NRS",
                mean(LongTerm.PAIN_STEPS, ExposureTally.STEPS_PER_UNIT, LongTerm.PAIN_STEPS_SQUARED)));
        double days = Calendar.DAYS_PER_YEAR;
        rows.add(row(
                "ltot_years_on_opioids_mean",
                "year",
                mean(LongTerm.DAYS_ON_OPIOIDS, days, LongTerm.DAYS_ON_OPIOIDS_SQUARED, days)));
        return rows;
    }

    private static CensusRow row(String id, String unit, CensusValue value) {
        return new CensusRow(id, Domain.ALL, unit, value);
    }

    private CensusValue share(double users) {
        double share = users / longTermUsers;
        return new CensusValue(PER_CENT * share, PER_CENT * Math.sqrt(share * (1 - share) / (longTermUsers - 1)));
    }

    private CensusValue mean(LongTerm sum, double stepsPerUnit, LongTerm squares) {
        return mean(sum, stepsPerUnit, squares, ExposureTally.STEPS_PER_UNIT_SQUARED);
    }

    private CensusValue mean(LongTerm sum, double stepsPerUnit, LongTerm squares, double stepsPerUnitSquared) {
        double mean = tally.longTerm(sum) / longTermUsers / stepsPerUnit;
        double meanSquare = tally.longTerm(squares) / longTermUsers / stepsPerUnitSquared / stepsPerUnitSquared;
        return new CensusValue(mean, Math.sqrt(Math.max(0, meanSquare - mean * mean) / (longTermUsers - 1)));
    }

    private double dosedFrom(int mmePerDay) {
        long users = 0;
        for (int bin = mmePerDay; bin < ExposureTally.DOSE_BINS; bin++) {
            users += tally.dosed(bin);
        }
        return users;
    }

    /** Quantile of the dose to the whole MME/d; its error from the doses at the ends of the share's own interval. */
    private CensusValue doseQuantile(double share) {
        double error = NormalQuantile.TWO_SIDED_95 * Math.sqrt(share * (1 - share) / (longTermUsers - 1));
        double low = withinBin(Math.max(0, share - error));
        double high = withinBin(Math.min(1, share + error));
        return new CensusValue(doseBin(share), (high - low) / 2 / NormalQuantile.TWO_SIDED_95);
    }

    private int doseBin(double share) {
        double wanted = share * longTermUsers;
        long below = 0;
        int bin = 0;
        while (bin < ExposureTally.DOSE_BINS - 1 && below + tally.dosed(bin) < wanted) {
            below += tally.dosed(bin);
            bin++;
        }
        return bin;
    }

    /** Quantile of the dose where users lie evenly in each bin. */
    private double withinBin(double share) {
        int bin = doseBin(share);
        double below = longTermUsers - dosedFrom(bin);
        return bin + (tally.dosed(bin) == 0 ? 0 : (share * longTermUsers - below) / tally.dosed(bin));
    }

    /** Current use as a share of all adults of an age. */
    private CensusValue currentUse(CurrentUseAges ages) {
        double people = adults(group -> ages.contain(group.ageLowYears()));
        double[] users = byType(type -> current(type, ages, null));
        return new CensusValue(PER_CENT * total(users) / people, PER_CENT * Math.sqrt(variance(users)) / people);
    }

    /** Current use of women over that of men, each as a share of the adults of that sex who are old enough to be asked. */
    private CensusValue womenOverMen() {
        double[] women = byType(type -> current(type, null, Sex.FEMALE));
        double[] men = byType(type -> current(type, null, Sex.MALE));
        double ratio = total(women) / total(men);
        double adultsRatio = adults(group -> CurrentUseAges.asked(group.ageLowYears()) && group.sex() == Sex.FEMALE)
                / adults(group -> CurrentUseAges.asked(group.ageLowYears()) && group.sex() == Sex.MALE);
        double error = Math.sqrt(ratioVariance(women, men, ratio)) / total(men);
        return new CensusValue(ratio / adultsRatio, error / adultsRatio);
    }

    private CensusValue longTermShareOfCurrentUsers() {
        double[] longTerm = byType(type -> type == ExposureType.LONG_TERM ? tally.current(type) : 0);
        double[] others = byType(type -> type == ExposureType.LONG_TERM ? 0 : tally.current(type));
        double users = total(longTerm) + total(others);
        double share = total(longTerm) / users;
        double variance = residualVariance(longTerm, 1 - share, others, -share);
        return new CensusValue(PER_CENT * share, PER_CENT * Math.sqrt(variance) / users);
    }

    private double current(ExposureType type, @Nullable CurrentUseAges ages, @Nullable Sex sex) {
        double users = 0;
        for (CurrentUseAges each : CurrentUseAges.values()) {
            for (Sex one : Sex.values()) {
                boolean counts = (ages == null || ages == each) && (sex == null || sex == one);
                users += counts ? tally.current(type, each, one) : 0;
            }
        }
        return users;
    }

    private double adults(Predicate<AdultGroup> which) {
        return PEOPLE_PER_MILLION
                * adults.stream()
                        .filter(which)
                        .mapToDouble(AdultGroup::populationMillion)
                        .sum();
    }

    /** Synthetic people who count, by exposure type. */
    private interface Counted {
        double of(ExposureType type);
    }

    private double[] byType(Counted counted) {
        ExposureType[] types = ExposureType.values();
        double[] people = new double[types.length];
        for (ExposureType type : types) {
            people[type.ordinal()] = counted.of(type);
        }
        return people;
    }

    private double total(double[] people) {
        double total = 0;
        for (Stratum stratum : design.strata()) {
            total += stratum.weight() * people[stratum.exposure().ordinal()];
        }
        return total;
    }

    private double variance(double[] people) {
        return residualVariance(people, 1, new double[people.length], 0);
    }

    /** Variance of the total of {@code y - ratio x}, where nobody counts for both. */
    private double ratioVariance(double[] y, double[] x, double ratio) {
        return residualVariance(y, 1, x, -ratio);
    }

    /** Variance of the weighted total of a value that is {@code a} for the people of y, {@code b} for those of x, else 0. */
    private double residualVariance(double[] y, double a, double[] x, double b) {
        double variance = 0;
        for (Stratum stratum : design.strata()) {
            int type = stratum.exposure().ordinal();
            variance += StratifiedVariance.of(stratum, a * y[type] + b * x[type], a * a * y[type] + b * b * x[type]);
        }
        return variance;
    }
}
