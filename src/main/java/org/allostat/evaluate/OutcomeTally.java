package org.allostat.evaluate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.allostat.evaluate.TallyLayout.Sum;
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
    private final ExactAddends patient = new ExactAddends(layout.size());
    private final Map<Integer, DrawTally> draws = new TreeMap<>();

    public OutcomeTally(TallyDesign design) {
        this.design = design;
    }

    /**
     * Adds one patient in one draw.
     *
     * @param designStratum place in the design's list
     * @param levels numbers of the reported strata that the patient is in
     * @param outcomes the patient's outcomes under the design's policies, in its order
     */
    public void add(int designStratum, int[] levels, PolicyOutcomes outcomes) {
        requireOnePatient(designStratum, outcomes);
        DrawTally tally = draw(outcomes.distinct().get(0).draw());
        int comparator = design.comparatorIndex();
        long[] comparatorSteps = steps(outcomes.distinct().get(outcomes.placeOf(comparator)));
        long[] comparatorFactors = TallyLayout.factors(comparatorSteps, comparatorSteps);
        patient.clear();
        layout.put(patient, comparatorFactors);
        addPatient(tally, comparator, levels, designStratum);
        for (int place = 0; place < outcomes.distinct().size(); place++) {
            if (place != outcomes.placeOf(comparator)) {
                long[] steps = steps(outcomes.distinct().get(place));
                patient.clear();
                layout.putDifferences(patient, TallyLayout.factors(steps, comparatorSteps), comparatorFactors);
                for (int policy = 0; policy < outcomes.policies(); policy++) {
                    if (outcomes.placeOf(policy) == place) {
                        addPatient(tally, policy, levels, designStratum);
                    }
                }
            }
        }
        for (int level : levels) {
            tally.patients[groupIndex(level, designStratum)]++;
        }
    }

    private void addPatient(DrawTally tally, int policy, int[] levels, int designStratum) {
        for (int level : levels) {
            tally.sums.addAll(sumIndex(policy, level, designStratum), patient);
        }
    }

    /** Adds another tally of the same design. */
    public void merge(OutcomeTally other) {
        if (!other.design.equals(design)) {
            throw new IllegalArgumentException("tallies of different designs: " + design + " and " + other.design);
        }
        other.draws.forEach((number, theirs) -> {
            DrawTally ours = draw(number);
            ours.sums.merge(theirs.sums);
            for (int i = 0; i < ours.patients.length; i++) {
                ours.patients[i] += theirs.patients[i];
            }
        });
    }

    /** Hands over every cell that holds a patient, in a fixed order. */
    public void forEachRow(Consumer<TallyRow> consumer) {
        draws.forEach((number, tally) -> {
            for (int policy = 0; policy < design.policies().size(); policy++) {
                for (int level = 0; level < design.levels().size(); level++) {
                    for (int stratum = 0; stratum < design.designStrata().size(); stratum++) {
                        Cell cell = new Cell(number, policy, level, stratum);
                        if (tally.patients[groupIndex(level, stratum)] > 0) {
                            handOver(cell, tally, consumer);
                        }
                    }
                }
            }
        });
    }

    private void handOver(Cell cell, DrawTally tally, Consumer<TallyRow> consumer) {
        for (Measure measure : Measure.values()) {
            consumer.accept(row(cell, tally, measure));
        }
    }

    private TallyRow row(Cell cell, DrawTally tally, Measure measure) {
        return new TallyRow(
                design.policies().get(cell.policy),
                cell.draw,
                design.levels().get(cell.level).variable(),
                design.levels().get(cell.level).stratum(),
                design.designStrata().get(cell.designStratum).name(),
                design.designStrata().get(cell.designStratum).weight(),
                measure.label(),
                tally.patients[groupIndex(cell.level, cell.designStratum)],
                sum(cell, tally, measure, Sum.Y),
                sum(cell, tally, measure, Sum.YY),
                sum(cell, tally, measure, Sum.X),
                sum(cell, tally, measure, Sum.XX),
                sum(cell, tally, measure, Sum.XY),
                sum(cell, tally, measure, Sum.Y_COMPARATOR_Y),
                sum(cell, tally, measure, Sum.Y_COMPARATOR_X),
                sum(cell, tally, measure, Sum.X_COMPARATOR_Y),
                sum(cell, tally, measure, Sum.X_COMPARATOR_X));
    }

    private BigDecimal sum(Cell cell, DrawTally tally, Measure measure, Sum which) {
        int place = layout.place(measure, which);
        int comparator = design.comparatorIndex();
        BigInteger sum = tally.sums.toBigInteger(sumIndex(comparator, cell.level, cell.designStratum) + place);
        if (cell.policy != comparator) {
            sum = sum.add(tally.sums.toBigInteger(sumIndex(cell.policy, cell.level, cell.designStratum) + place));
        }
        BigDecimal decimal = new BigDecimal(sum);
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
        return draws.computeIfAbsent(number, unused -> {
            int groups = Math.multiplyExact(
                    design.levels().size(), design.designStrata().size());
            int cells = Math.multiplyExact(groups, design.policies().size());
            return new DrawTally(new ExactSums(Math.multiplyExact(cells, layout.size())), new long[groups]);
        });
    }

    private int groupIndex(int level, int designStratum) {
        return level * design.designStrata().size() + designStratum;
    }

    private int sumIndex(int policy, int level, int designStratum) {
        int group = groupIndex(level, designStratum);
        int groups = design.levels().size() * design.designStrata().size();
        return (policy * groups + group) * layout.size();
    }

    private record Cell(int draw, int policy, int level, int designStratum) {}

    /** One draw's cells and patients; allocated when its first patient comes. */
    private static final class DrawTally {
        private final ExactSums sums;
        private final long[] patients;

        DrawTally(ExactSums sums, long[] patients) {
            this.sums = sums;
            this.patients = patients;
        }
    }
}
