package org.allostat.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.RaceEthnicity;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.StratumVariable;
import org.allostat.survey.estimate.Domain;

/** What respondents carry besides age and sex, by which a survey can be asked to estimate. */
@SuppressWarnings("ImmutableEnumChecker") // List.copyOf is immutable
public enum DomainVariable {
    RACE_ETHNICITY(
            Arrays.stream(RaceEthnicity.values()).map(RaceEthnicity::label).toList()),
    INSURANCE(Arrays.stream(Insurance.values()).map(Insurance::label).toList()),
    EXPOSURE_TYPE(Arrays.stream(ExposureType.values()).map(ExposureType::label).toList()),
    MME_BAND(StratumVariable.MME_BAND.strata()),
    YEARS_ON_OPIOIDS(StratumVariable.YEARS_ON_OPIOIDS.strata());

    private final List<String> values;

    DomainVariable(List<String> values) {
        this.values = List.copyOf(values);
    }

    /** The name used in column {@code domain_variable} and in studies: {@code race_ethnicity}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The variable of a name. */
    public static DomainVariable of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The domains, in the order of {@link #indexOf}. */
    List<Domain> domains() {
        return values.stream().map(value -> new Domain(label(), value)).toList();
    }

    /** All domains of some variables. */
    static List<Domain> domains(List<DomainVariable> variables) {
        List<Domain> all = new ArrayList<>();
        variables.forEach(variable -> all.addAll(variable.domains()));
        return List.copyOf(all);
    }

    /** Position of a person's value. */
    int indexOf(Interview interview) {
        int index = switch (this) {
            case RACE_ETHNICITY -> values.indexOf(interview.person().raceEthnicity());
            case INSURANCE -> values.indexOf(interview.person().insurance());
            case EXPOSURE_TYPE -> interview.person().exposure().ordinal();
            case MME_BAND -> StratumVariable.mmeBand(interview.mmePerDay());
            case YEARS_ON_OPIOIDS ->
                StratumVariable.yearsBand(interview.person().yearsOnOpioids());
        };
        if (index < 0) {
            throw new IllegalArgumentException(label() + " must be one of " + values + ": " + interview.person());
        }
        return index;
    }
}
