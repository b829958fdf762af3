package org.allostat.evaluate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.allostat.evaluate.TallyLayout.Sum;
import org.allostat.outcomes.CrossedStrata;
import org.allostat.outcomes.ExactAddends;
import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Quantity;

/**
 * Exact sums of patients' outcomes by policy, parameter draw, reported stratum, design stratum and measure: all that
 * estimates, paired contrasts and their errors need. Its size depends on the design, not on the number of patients. Patients
 * may come in any order and be split over any number of tallies: merged tallies are equal to the last digit.
 *
 * <p>Most policies leave most patients as the comparator does. So the comparator's cells hold its sums, and those of any
 * other policy only what its sums are more: a patient with one outcome under all policies is added once.
 */
public final class OutcomeTally {
    /** Sums must fit into a decimal of 38 digits, the widest that SQL engines add. */
    private static final int MAXIMUM_DIGITS = 38;

    private final TallyDesign design;
    private final TallyLayout layout = new TallyLayout();
    private final CrossedStrata ofCohort;
    private final CrossedStrata ofSample;
    private final ExactAddends patient = new ExactAddends(layout.size());
    private final Map<Integer, DrawTally> draws = new TreeMap<>();

    public OutcomeTally(TallyDesign design) {
        this.design = design;
        ofCohort = design.crossedLevels();
        ofSample = design.uncrossedLevels();
    }

    /**
     * Adds one patient in one draw.
     *
     * @param designStratum place in the design's list
     * @param levels numbers of the reported strata that the patient is in, one of each variable
     * @param outcomes the patient's outcomes under the design's policies, in its order
     */
    public void add(int designStratum, int[] levels, PolicyOutcomes outcomes) {
        requireOnePatient(designStratum, outcomes);
        int draw = outcomes.distinct().get(0).draw();
        int[] cells = cells(draw).cellsOf(levels);
        DrawTally tally = draw(draw);
        int comparator = design.comparatorIndex();
        long[] comparatorSteps = steps(outcomes.distinct().get(outcomes.placeOf(comparator)));
        long[] comparatorFactors = TallyLayout.factors(comparatorSteps, comparatorSteps);
        patient.clear();
        layout.put(patient, comparatorFactors);
        tally.add(comparator, designStratum, cells, patient);
        for (int place = 0; place < outcomes.distinct().size(); place++) {
            if (place != outcomes.placeOf(comparator)) {
                long[] steps = steps(outcomes.distinct().get(place));
                patient.clear();
                layout.putDifferences(patient, TallyLayout.factors(steps, comparatorSteps), comparatorFactors);
                for (int policy = 0; policy < outcomes.policies(); policy++) {
                    if (outcomes.placeOf(policy) == place) {
                        tally.add(policy, designStratum, cells, patient);
                    }
                }
            }
        }
    }

    /** Adds another tally of the same design. */
    public void merge(OutcomeTally other) {
        if (!other.design.equals(design)) {
            throw new IllegalArgumentException("tallies of different designs: " + design + " and " + other.design);
        }
        other.forEachPart(this::add);
    }

    /** Adds a part of another tally of the same design. */
    void add(int draw, int place, ExactSums sums) {
        draw(draw).add(place, sums);
    }

    /** Hands over the tally in parts, those that are not empty. */
    void forEachPart(PartConsumer consumer) {
        draws.forEach((number, tally) -> tally.forEach((place, sums) -> consumer.accept(number, place, sums)));
    }

    /** Numbers of the draws that hold a patient, in order; below 0 those of pivots. */
    List<Integer> draws() {
        return List.copyOf(draws.keySet());
    }

    /** Hands over every cell that holds a patient, in a fixed order. */
    public void forEachRow(Consumer<TallyRow> consumer) {
        draws().forEach(number -> forEachRow(number, consumer));
    }

    /** Hands over every cell of a draw that holds a patient, in a fixed order. */
    void forEachRow(int draw, Consumer<TallyRow> consumer) {
        DrawTally tally = draw(draw);
        for (int policy = 0; policy < design.policies().size(); policy++) {
            for (int level = 0; level < design.levels().size(); level++) {
                for (int stratum = 0; stratum < design.designStrata().size(); stratum++) {
                    handOver(new Cell(draw, policy, level, stratum), tally, consumer);
                }
            }
        }
    }

    private void handOver(Cell cell, DrawTally tally, Consumer<TallyRow> consumer) {
        ExactSums sums = new ExactSums(layout.size());
        tally.addTo(sums, design.comparatorIndex(), cell.level, cell.designStratum);
        long patients = sums.toBigInteger(layout.patients()).longValueExact();
        if (patients == 0) {
            return;
        }
        if (cell.policy != design.comparatorIndex()) {
            tally.addTo(sums, cell.policy, cell.level, cell.designStratum);
        }
        for (Measure measure : Measure.values()) {
            consumer.accept(row(cell, patients, sums, measure));
        }
    }

    private TallyRow row(Cell cell, long patients, ExactSums sums, Measure measure) {
        return new TallyRow(
                design.policies().get(cell.policy),
                cell.draw,
                design.levels().get(cell.level).variable(),
                design.levels().get(cell.level).stratum(),
                design.designStrata().get(cell.designStratum).name(),
                design.designStrata().get(cell.designStratum).weight(),
                measure.label(),
                design.beyondHorizon().label(),
                patients,
                sum(sums, measure, Sum.Y),
                sum(sums, measure, Sum.YY),
                sum(sums, measure, Sum.X),
                sum(sums, measure, Sum.XX),
                sum(sums, measure, Sum.XY),
                sum(sums, measure, Sum.Y_COMPARATOR_Y),
                sum(sums, measure, Sum.Y_COMPARATOR_X),
                sum(sums, measure, Sum.X_COMPARATOR_Y),
                sum(sums, measure, Sum.X_COMPARATOR_X));
    }

    private BigDecimal sum(ExactSums sums, Measure measure, Sum which) {
        BigDecimal decimal = sums.toBigDecimal(layout.place(measure, which));
        if (decimal.precision() > MAXIMUM_DIGITS) {
            throw new ArithmeticException("a sum has more than " + MAXIMUM_DIGITS + " digits: " + decimal);
        }
        return decimal;
    }

    private void requireOnePatient(int designStratum, PolicyOutcomes outcomes) {
        if (outcomes.policies() != design.policies().size()) {
            throw new IllegalArgumentException("a patient needs "
                    + design.policies().size() + " outcomes, one per policy: " + outcomes.policies());
        }
        DesignStratum stratum = design.designStrata().get(designStratum);
        PatientOutcome first = outcomes.distinct().get(0);
        for (int place = 0; place < outcomes.distinct().size(); place++) {
            PatientOutcome outcome = outcomes.distinct().get(place);
            String policy = design.policies().get(firstWith(outcomes, place));
            if (outcome.patientId() != first.patientId()
                    || outcome.draw() != first.draw()
                    || !outcome.policy().equals(policy)) {
                throw new IllegalArgumentException("outcome " + place + " of patient " + first.patientId() + ", draw "
                        + first.draw() + " must be of policy " + policy + ": patient " + outcome.patientId()
                        + ", draw " + outcome.draw() + ", policy " + outcome.policy());
            }
            if (outcome.weight() != stratum.weight()) {
                throw new IllegalArgumentException("weight of patient " + outcome.patientId() + " must be that of "
                        + stratum + ": " + outcome.weight());
            }
        }
    }

    private static int firstWith(PolicyOutcomes outcomes, int place) {
        for (int policy = 0; policy < outcomes.policies(); policy++) {
            if (outcomes.placeOf(policy) == place) {
                return policy;
            }
        }
        throw new IllegalArgumentException("no policy leads to outcome " + place);
    }

    private static long[] steps(PatientOutcome outcome) {
        Quantity[] quantities = Quantity.values();
        long[] steps = new long[quantities.length];
        for (int i = 0; i < quantities.length; i++) {
            steps[i] = quantities[i].steps(outcome);
        }
        return steps;
    }

    private DrawTally draw(int number) {
        return draws.computeIfAbsent(
                number,
                unused -> new DrawTally(
                        cells(number),
                        design.designStrata().size(),
                        design.policies().size(),
                        layout.size()));
    }

    /** How a draw's levels are kept; below 0 it is a pivot, which only a sample of the cohort meets. */
    private CrossedStrata cells(int draw) {
        return draw < 0 ? ofSample : ofCohort;
    }

    /** What the rows of all measures share. */
    private record Cell(int draw, int policy, int level, int designStratum) {}

    /** Takes a part of a tally: the sums of one draw at one place. */
    interface PartConsumer {
        void accept(int draw, int place, ExactSums sums);
    }
}
