package org.allostat.survey.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.evidence.AgeGroup;
import org.allostat.kernel.Criterion;
import org.allostat.random.RandomStreams;
import org.allostat.survey.estimate.Answer;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Who is interviewed in each of several replicates of the survey. Whether a person is, is a pure function of the seed, the
 * replicate and the person id, so people are decided on one by one, in any order and place.
 *
 * <p>What makes PSUs differ: a synthetic country has no map, so people are given places by resemblance. The area score z of a
 * person, standard normal over the population, is mixed with luck to r z + sqrt(1 - r^2) luck, and the place is the quantile
 * of the mixture: places hold equally many people and form a ladder from low to high scores. Between two people of one place
 * the scores correlate by r^2, the design's place correlation (up to the width of a rung). Places are dealt to strata at
 * random, so strata resemble each other and PSUs within them differ. This is a stand-in for geography: its strength is
 * assumed, not estimated. Where people live does not depend on the replicate.
 */
public final class SurveySample {
    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

    private final SurveyDesign design;
    private final RandomStreams streams;
    private final int[] turnOfPlace;
    private final List<List<Draw>> drawsOfPlace;

    /** A place drawn as a PSU. */
    private record Draw(int replicate, int psu) {}

    /**
     * Where a person lives.
     *
     * @param stratum in [0, strata)
     * @param place in [0, placesPerStratum)
     */
    public record Residence(int stratum, int place) {}

    /** Takes the interviews of a person. */
    @FunctionalInterface
    public interface Interviewer {
        /**
         * One interview.
         *
         * @param replicate which survey
         * @param stratum in [0, strata)
         * @param psu in [0, psusPerStratum)
         * @param weight adults whom the respondent stands for
         */
        void interview(int replicate, int stratum, int psu, double weight);
    }

    /**
     * @param design the design
     * @param seed seed of the study
     * @param firstReplicate first replicate, at least 0
     * @param replicates how many, at least 1
     */
    public SurveySample(SurveyDesign design, long seed, int firstReplicate, int replicates) {
        if (firstReplicate < 0 || replicates < 1) {
            throw new IllegalArgumentException(
                    "replicates must be counted from 0 on: " + firstReplicate + ", " + replicates);
        }
        this.design = design;
        streams = new RandomStreams(seed);
        turnOfPlace = new int[design.places()];
        drawsOfPlace = IntStream.range(0, design.places())
                .<List<Draw>>mapToObj(place -> new ArrayList<>())
                .toList();
        List<Integer> dealt = dealtPlaces();
        for (int i = 0; i < dealt.size(); i++) {
            turnOfPlace[dealt.get(i)] = i;
        }
        for (int replicate = firstReplicate; replicate < firstReplicate + replicates; replicate++) {
            draw(replicate, dealt);
        }
    }

    /** Places in random order; each stratum takes the next ones. */
    private List<Integer> dealtPlaces() {
        return IntStream.range(0, design.places())
                .boxed()
                .sorted(Comparator.comparingDouble(place -> streams.uniform(place, SurveyStream.PLACE_ORDER.code(), 0)))
                .toList();
    }

    private void draw(int replicate, List<Integer> dealt) {
        for (int stratum = 0; stratum < design.strata(); stratum++) {
            for (int psu = 0; psu < design.psusPerStratum(); psu++) {
                int index = Math.addExact(Math.multiplyExact(replicate, design.psusPerStratum()), psu);
                double uniform = streams.uniform(stratum, SurveyStream.PSU_DRAW.code(), index);
                int place =
                        dealt.get(stratum * design.placesPerStratum() + (int) (uniform * design.placesPerStratum()));
                drawsOfPlace.get(place).add(new Draw(replicate, psu));
            }
        }
    }

    /**
     * Gives the interviews of a person, if any. The same place drawn twice in a stratum is two PSUs, and a person may be
     * interviewed in both.
     *
     * @param person person id
     * @param age age group
     * @param adults adults whom the person stands for, as {@link SurveyDesign#checkUniverse} allows
     * @param areaScore what places differ in, standard normal over the population
     * @param interviewer takes them
     */
    public void interviews(long person, AgeGroup age, double adults, double areaScore, Interviewer interviewer) {
        int place = place(person, areaScore);
        double probability = adults * design.rateWithinPsu(age);
        for (Draw draw : drawsOfPlace.get(place)) {
            if (streams.uniform(person, SurveyStream.interview(draw.psu()), draw.replicate()) < probability) {
                int stratum = turnOfPlace[place] / design.placesPerStratum();
                interviewer.interview(draw.replicate(), stratum, draw.psu(), design.weight(age));
            }
        }
    }

    /** Where a person lives. */
    public Residence residence(long person, double areaScore) {
        int turn = turnOfPlace[place(person, areaScore)];
        return new Residence(turn / design.placesPerStratum(), turn % design.placesPerStratum());
    }

    /** Where a person lives, in [0, places). */
    int place(long person, double areaScore) {
        double correlation = design.placeCorrelation();
        double luck = streams.normal(person, SurveyStream.PLACE.code(), 0);
        double rung =
                NORMAL.cumulativeProbability(Math.sqrt(correlation) * areaScore + Math.sqrt(1 - correlation) * luck);
        return Math.min(design.places() - 1, (int) (rung * design.places()));
    }

    /** The answers that reach the file in one replicate: each is withheld by its own luck. */
    public CriteriaAnswers answered(long person, int replicate, CriteriaAnswers answers) {
        CriteriaAnswers given = answers;
        for (Criterion criterion : design.itemNonresponse() > 0 ? Criterion.values() : new Criterion[0]) {
            int index = Math.addExact(Math.multiplyExact(replicate, Criterion.COUNT), criterion.ordinal());
            if (streams.uniform(person, SurveyStream.NONRESPONSE.code(), index) < design.itemNonresponse()) {
                given = given.with(criterion, Answer.UNKNOWN);
            }
        }
        return given;
    }
}
