package org.allostat.survey.estimate;

import java.io.Serializable;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;

/**
 * A subpopulation: those of whom a variable has a value. The words are those of {@code stratum_variable} and {@code stratum}
 * in the outcome tables, so that tables join.
 *
 * @param variable {@code age_group}
 * @param value {@code 18-34}
 */
public record Domain(String variable, String value) implements Serializable {
    /** Everybody. */
    public static final Domain ALL = new Domain("all", "all");

    private static final String AGE_GROUP = "age_group";
    private static final String SEX = "sex";

    /** Those of an age group. */
    public static Domain of(AgeGroup ageGroup) {
        return new Domain(AGE_GROUP, ageGroup.label());
    }

    /** Those of a sex. */
    public static Domain of(Sex sex) {
        return new Domain(SEX, sex.label());
    }
}
