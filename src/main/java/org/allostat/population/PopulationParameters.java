package org.allostat.population;

import org.allostat.unit.Unit;

/**
 * What the universe is made of, besides the joint table of users; registry group {@code population}. Components whose
 * registry row has a distribution between patients hold the central value; a person's value is drawn from that
 * distribution.
 *
 * @param usersMillion US adults with past-year prescription opioid use, 2021
 * @param exposure who is a long-term, intermittent or short-course user
 * @param longTerm long-term therapy
 * @param formulation how long-term opioids are formulated
 * @param comorbidity benzodiazepines and depression
 * @param shortCourse one short course in the past year
 * @param intermittent repeated episodes
 * @param pain pain conditions and untreated pain
 */
public record PopulationParameters(
        @Unit("million") double usersMillion,
        Exposure exposure,
        LongTerm longTerm,
        FormulationMix formulation,
        Comorbidity comorbidity,
        ShortCourse shortCourse,
        Intermittent intermittent,
        Pain pain,
        Sampling sampling) {

    /**
     * Exposure types. The ratios multiply the long-term share of a person's group, relative to men aged 35 to 64 in good
     * health; the generator scales them so that the overall share stays.
     */
    public record Exposure(
            @Unit("1") double currentShareOfUsers,
            @Unit("1") double longTermShareOfCurrent,
            @Unit("1") double shortCourseShare,
            @Unit("1") double longTermRatioAge18To34,
            @Unit("1") double longTermRatioAge65Plus,
            @Unit("1") double longTermRatioFemale,
            @Unit("1") double longTermRatioFairPoorHealth) {

        /** Share of past-year users who are on long-term therapy (90 days or more). */
        public double longTermShare() {
            return currentShareOfUsers * longTermShareOfCurrent;
        }

        /** Share of past-year users with repeated episodes: whoever is neither long-term nor short-course. */
        public double intermittentShare() {
            return 1 - longTermShare() - shortCourseShare;
        }
    }

    /**
     * Long-term therapy. The dose at its start is a mixture: the high component with {@code highDoseShare}, else the usual
     * one. {@code years} is the duration of use at the interview. The four of selection say who of those who begin stays: weight of
     * what the drug gives (0 is none), log odds at its midpoint, that midpoint, and how much a point of withdrawal counts.
     */
    public record LongTerm(
            @Unit("1") double highDoseShare,
            @Unit("MME/d") double usualStartingDoseMmePerDay,
            @Unit("MME/d") double highStartingDoseMmePerDay,
            @Unit("year") double years,
            @Unit("1") double startedForAcutePainShare,
            @Unit("1/NRS") double selectionByBenefit,
            @Unit("1") double selectionIntercept,
            @Unit("NRS") double selectionMidpointNrs,
            @Unit("NRS") double selectionWithdrawalWeightNrs,
            Interruption interruption) {}

    /** Interruptions of long-term therapy that end with a restart; the restart dose is a share of the dose before. */
    public record Interruption(
            @Unit("1/year") double ratePerYear,
            @Unit("d") double days,
            @Unit("1") double restartDoseShare) {}

    /** Formulations of long-term therapy. The first four shares add to 1; where a scenario changes one, they are taken in
     * proportion. */
    public record FormulationMix(
            @Unit("1") double shortActingOnlyShare,
            @Unit("1") double shortAndLongActingShare,
            @Unit("1") double longActingOnlyShare,
            @Unit("1") double switchingShare,
            @Unit("1") double methadoneShareOfLongActing,
            @Unit("1") double fentanylPatchShareOfLongActing) {

        /** Share simulated on a short-acting formulation: short-acting only, and half of those who switched. */
        public double shortActingShare() {
            return (shortActingOnlyShare + switchingShare / 2)
                    / (shortActingOnlyShare + shortAndLongActingShare + longActingOnlyShare + switchingShare);
        }
    }

    /** Benzodiazepines by exposure, and depression by serious distress and exposure. */
    public record Comorbidity(
            @Unit("1") double benzodiazepineShareLongTerm,
            @Unit("1") double benzodiazepineShareOther,
            @Unit("1") double depressionShareDistressed,
            @Unit("1") double depressionShareLongTerm,
            @Unit("1") double depressionShareOther) {}

    /**
     * One short course in the past year, by its reason. The shares are taken in proportion. After the interview, later courses come
     * at a rate per year without opioids.
     */
    public record ShortCourse(
            Course surgery,
            Course dental,
            Course injury,
            Course otherPain,
            @Unit("1/year") double laterCoursesPerYear) {}

    /** Short courses for one reason: their share, length and dose. */
    public record Course(
            @Unit("1") double share,
            @Unit("d") double days,
            @Unit("MME/d") double doseMmePerDay) {}

    /** Episodes of use with drug-free time between them, whose length is random. */
    public record Intermittent(
            @Unit("year") double years,
            @Unit("1/year") double episodesPerYear,
            @Unit("d") double episodeDays,
            @Unit("MME/d") double doseMmePerDay) {}

    /** One pain condition: its share of users, and untreated pain relative to the mean. */
    public record Condition(
            @Unit("1") double share, @Unit("NRS") double untreatedPainShift) {}

    /** Pain conditions, whose shares are taken in proportion, and shifts of untreated pain. */
    public record Pain(
            Condition back,
            Condition joint,
            Condition neuropathic,
            Condition widespread,
            Condition other,
            @Unit("NRS") double shiftNotLongTerm,
            @Unit("NRS") double shiftFairPoorHealth) {}

    /** Sampling rates of the synthetic universe relative to long-term users. They change the errors, never the expectation. */
    public record Sampling(
            @Unit("1") double shortCourseRate, @Unit("1") double intermittentRate) {}
}
