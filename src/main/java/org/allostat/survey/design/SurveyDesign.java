package org.allostat.survey.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.AgeGroup;
import org.allostat.problem.InputException;

/**
 * A stratified two-stage sample of adults. In each stratum PSUs are drawn with replacement from its places, all places
 * alike; within a PSU every adult is interviewed with the same probability, by age group. The two probabilities multiply to
 * the sampling rate of the age group, and the weight is its inverse.
 *
 * @param strata number of strata
 * @param psusPerStratum PSUs drawn per stratum, in [2, 16]
 * @param placesPerStratum places per stratum of which they are drawn
 * @param samplingRates expected interviews per adult, by {@link AgeGroup}
 * @param placeCorrelation correlation between the area scores of two people of one place, in [0, 1)
 * @param itemNonresponse probability that an answer on a criterion is withheld, in [0, 1)
 * @param weightStep weights are rounded to multiples of it, adults; 0 leaves them exact
 */
public record SurveyDesign(
        int strata,
        int psusPerStratum,
        int placesPerStratum,
        List<Double> samplingRates,
        double placeCorrelation,
        double itemNonresponse,
        double weightStep)
        implements Serializable {

    private static final int MOST_PSUS = 16;
    private static final double PER_MILLION = 1e6;
    private static final int NSDUH_STRATA = 50;
    private static final int NSDUH_PSUS = 2;
    /** Adults in the 2021 public-use file by age group, 47,291 in all: the young are sampled at a higher rate. */
    private static final List<Integer> NSDUH_2021_ADULTS = List.of(23567, 18286, 5438);
    /** Assumed: as many places per stratum as keep both the place and its share of a small synthetic universe real. */
    private static final int PLACES = 40;
    /** Assumed: 2% of the variance of the area score lies between places. */
    private static final double PLACE_CORRELATION = 0.02;

    public SurveyDesign {
        samplingRates = List.copyOf(samplingRates);
        List<String> problems = new ArrayList<>();
        within(problems, "strata", strata, 1, Integer.MAX_VALUE);
        within(problems, "psus_per_stratum", psusPerStratum, 2, MOST_PSUS);
        within(problems, "places_per_stratum", placesPerStratum, 2, Integer.MAX_VALUE);
        samplingRates.forEach(rate -> within(problems, "sampling_rate", rate, Double.MIN_NORMAL, 1));
        within(problems, "place_correlation", placeCorrelation, 0, Math.nextDown(1.0));
        within(problems, "item_nonresponse", itemNonresponse, 0, Math.nextDown(1.0));
        within(problems, "weight_step", weightStep, 0, Double.MAX_VALUE);
        if (samplingRates.size() != AgeGroup.values().length) {
            problems.add("survey design: sampling_rates must have " + AgeGroup.values().length + " values: "
                    + samplingRates.size());
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /**
     * The design of NSDUH 2021: 50 strata of two PSUs, 47,291 adults, the young oversampled.
     *
     * @param adults US adults by age and sex
     */
    public static SurveyDesign nsduh2021(List<AdultGroup> adults) {
        List<Double> rates = Arrays.stream(AgeGroup.values())
                .map(age -> NSDUH_2021_ADULTS.get(age.ordinal()) / adults(adults, age))
                .toList();
        return new SurveyDesign(NSDUH_STRATA, NSDUH_PSUS, PLACES, rates, PLACE_CORRELATION, 0, 0);
    }

    /** The same number of interviews with one rate for all ages. */
    public SurveyDesign withoutOversampling(List<AdultGroup> adults) {
        double interviews = 0;
        double everybody = 0;
        for (AgeGroup age : AgeGroup.values()) {
            interviews += samplingRates.get(age.ordinal()) * adults(adults, age);
            everybody += adults(adults, age);
        }
        double rate = interviews / everybody;
        return new SurveyDesign(
                strata,
                psusPerStratum,
                placesPerStratum,
                samplingRates.stream().map(old -> rate).toList(),
                placeCorrelation,
                itemNonresponse,
                weightStep);
    }

    /** The same design with answers withheld and weights rounded. */
    public SurveyDesign with(double itemNonresponse, double weightStep) {
        return new SurveyDesign(
                strata, psusPerStratum, placesPerStratum, samplingRates, placeCorrelation, itemNonresponse, weightStep);
    }

    /** Places in all strata. */
    public int places() {
        return Math.multiplyExact(strata, placesPerStratum);
    }

    /** The weight of a respondent, adults. */
    public double weight(AgeGroup age) {
        double exact = 1 / samplingRates.get(age.ordinal());
        return weightStep == 0 ? exact : Math.max(weightStep, Math.rint(exact / weightStep) * weightStep);
    }

    /** Probability that a person of a drawn place is interviewed there, if the person stands for one adult. */
    double rateWithinPsu(AgeGroup age) {
        return samplingRates.get(age.ordinal()) * placesPerStratum / psusPerStratum;
    }

    /**
     * Refuses a universe too coarse for the survey: a person who stands for so many adults that one interview is not enough.
     *
     * @param mostAdults largest number of adults whom a synthetic person stands for
     */
    public void checkUniverse(double mostAdults) {
        double highest = Arrays.stream(AgeGroup.values())
                .mapToDouble(this::rateWithinPsu)
                .max()
                .orElseThrow();
        if (mostAdults * highest > 1) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "survey design: a synthetic person stands for %.1f adults (allowed: at most %.1f, so that nobody has to be"
                            + " interviewed twice in one place; ask for more people, survey.people or --people)",
                    mostAdults,
                    1 / highest));
        }
    }

    private static double adults(List<AdultGroup> groups, AgeGroup age) {
        return PER_MILLION
                * groups.stream()
                        .filter(group ->
                                group.ageLowYears() >= age.lowYears() && group.ageHighYears() <= age.highYears())
                        .mapToDouble(AdultGroup::populationMillion)
                        .sum();
    }

    private static void within(List<String> problems, String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            problems.add("survey design: " + field + " must be in [" + low + ", " + high + "]: " + value);
        }
    }
}
