package org.allostat.evaluate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.Quantity;

/**
 * Exact sums of patients' outcomes by policy, parameter draw, reported stratum, design stratum and measure: all that
 * estimates, paired contrasts and their errors need. Its size depends on the design, not on the number of patients. Patients
 * may come in any order and be split over any number of tallies: merged tallies are equal to the last digit.
 */
public final class OutcomeTally {
    /** Sums must fit into a decimal of 38 digits, the widest that SQL engines add. */
    private static final int MAXIMUM_DIGITS = 38;

    private final TallyDesign design;
    private final TallyLayout layout = new TallyLayout();
    private final ExactSums patient = new ExactSums(layout.size());
    private final Map<Integer, DrawTally> draws = new TreeMap<>();

    public OutcomeTally(TallyDesign design) {
        this.design = design;
    }

    /**
     * Adds one patient in one draw.
     *
     * @param designStratum place in the design's list
     * @param levels numbers of the reported strata that the patient is in
     * @param outcomes the patient's outcomes, one per policy, in the design's order
     */
    public void add(int designStratum, int[] levels, PatientOutcome[] outcomes) {
        requireOnePatient(designStratum, outcomes);
        DrawTally tally = draw(outcomes[0].draw());
        long[][] steps = new long[outcomes.length][];
        for (int i = 0; i < outcomes.length; i++) {
            steps[i] = steps(outcomes[i]);
        }
        for (int policy = 0; policy < outcomes.length; policy++) {
            patient.clear();
            layout.add(patient, steps[policy], steps[design.comparatorIndex()]);
            for (int level : levels) {
                tally.sums.addAll(sumIndex(policy, level, designStratum), patient);
            }
        }
        for (int level : levels) {
            tally.patients[groupIndex(level, designStratum)]++;
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
        int first = sumIndex(cell.policy, cell.level, cell.designStratum) + layout.offset(measure);
        int ofComparator = sumIndex(design.comparatorIndex(), cell.level, cell.designStratum) + layout.offset(measure);
        long patients = tally.patients[groupIndex(cell.level, cell.designStratum)];
        ExactSums sums = tally.sums;
        BigDecimal persons = BigDecimal.valueOf(patients);
        boolean over = TallyLayout.isOverPersons(measure);
        return new TallyRow(
                design.policies().get(cell.policy),
                cell.draw,
                design.levels().get(cell.level).variable(),
                design.levels().get(cell.level).stratum(),
                design.designStrata().get(cell.designStratum).name(),
                design.designStrata().get(cell.designStratum).weight(),
                measure.label(),
                patients,
                decimal(sums, first + TallyLayout.Y),
                decimal(sums, first + TallyLayout.YY),
                over ? persons : decimal(sums, first + TallyLayout.X),
                over ? persons : decimal(sums, first + TallyLayout.XX),
                decimal(sums, first + (over ? TallyLayout.Y : TallyLayout.XY)),
                decimal(sums, first + TallyLayout.Y_COMPARATOR_Y),
                decimal(sums, first + (over ? TallyLayout.Y : TallyLayout.Y_COMPARATOR_X)),
                over ? decimal(sums, ofComparator + TallyLayout.Y) : decimal(sums, first + TallyLayout.X_COMPARATOR_Y),
                over ? persons : decimal(sums, first + TallyLayout.X_COMPARATOR_X));
    }

    private static BigDecimal decimal(ExactSums sums, int index) {
        BigDecimal sum = sums.toBigDecimal(index);
        if (sum.precision() > MAXIMUM_DIGITS) {
            throw new ArithmeticException("a sum has more than " + MAXIMUM_DIGITS + " digits: " + sum);
        }
        return sum;
    }

    private void requireOnePatient(int designStratum, PatientOutcome[] outcomes) {
        if (outcomes.length != design.policies().size()) {
            throw new IllegalArgumentException(
                    "a patient needs " + design.policies().size() + " outcomes, one per policy: " + outcomes.length);
        }
        DesignStratum stratum = design.designStrata().get(designStratum);
        for (int i = 0; i < outcomes.length; i++) {
            PatientOutcome outcome = outcomes[i];
            if (outcome.patientId() != outcomes[0].patientId()
                    || outcome.draw() != outcomes[0].draw()
                    || !outcome.policy().equals(design.policies().get(i))) {
                throw new IllegalArgumentException("outcome " + i + " of patient " + outcomes[0].patientId()
                        + ", draw " + outcomes[0].draw() + " must be of policy "
                        + design.policies().get(i) + ": patient " + outcome.patientId() + ", draw " + outcome.draw()
                        + ", policy " + outcome.policy());
            }
            if (outcome.weight() != stratum.weight()) {
                throw new IllegalArgumentException("weight of patient " + outcome.patientId() + " must be that of "
                        + stratum + ": " + outcome.weight());
            }
        }
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
