package org.allostat.kernel;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The kernel alone for one patient on a dose schedule: every state and readout of every day. Nothing happens to this
 * patient: no event, no visit.
 */
public final class Trace {
    private static final List<String> INPUT_COLUMNS = List.of("day", "mme_per_day", "buprenorphine_mg_per_day");
    private static final List<String> STATE_COLUMNS = List.of(
            "agonist_exposure",
            "buprenorphine_exposure",
            "receptor_tolerance",
            "opponent_dopamine",
            "opponent_opioid_peptide",
            "opponent_dynorphin",
            "opponent_crf",
            "opponent_norepinephrine",
            "opponent_hypocretin",
            "opponent_neuroimmune",
            "load_reward",
            "load_stress");

    /** The columns of a row: the inputs of the day, the states at its end, its readouts. */
    public static final List<String> COLUMNS = Stream.of(
                    INPUT_COLUMNS.stream(),
                    STATE_COLUMNS.stream(),
                    Stream.of(Readout.values()).map(Readout::label))
            .flatMap(columns -> columns)
            .toList();

    private static final int FIRST_READOUT = INPUT_COLUMNS.size() + STATE_COLUMNS.size();

    private final KernelConstants constants;
    private final ScalarKernel kernel;
    private final PatientBatch batch = new PatientBatch(1);
    private final double untreatedPain;
    private final double[] row = new double[COLUMNS.size()];

    private Trace(KernelConstants constants, PatientTraits traits) {
        this.constants = constants;
        kernel = new ScalarKernel(constants);
        batch.setPerson(0, traits, constants);
        untreatedPain = traits.untreatedPain();
    }

    /**
     * Follows a patient who never took an opioid before day 0.
     *
     * @param constants the parameter set
     * @param traits the patient
     * @param schedule the doses
     * @param days length, from day 0
     * @param sink takes the row of each day, shape [COLUMNS]; the array is used again for the next day
     */
    public static void run(
            KernelConstants constants, PatientTraits traits, DoseSchedule schedule, int days, Consumer<double[]> sink) {
        Trace trace = new Trace(constants, traits);
        List<DoseChange> changes = schedule.changes();
        int next = 0;
        for (int day = 0; day < days; day++) {
            if (next < changes.size() && changes.get(next).day() == day) {
                trace.change(changes.get(next));
                next++;
            }
            sink.accept(trace.advance(day));
        }
    }

    private void change(DoseChange change) {
        batch.doseMmePerDay[0] = change.doseMmePerDay();
        batch.buprenorphineMgPerDay[0] = change.buprenorphineMgPerDay();
        batch.setFormulation(0, change.formulation(), constants);
        batch.loseCare(0, change.imposedCut() * constants.parameters().care().lossPerImposedCut());
        double scaleMaximum = constants.parameters().pain().scaleMaximum();
        batch.setUntreatedPain(0, Math.min(scaleMaximum, Math.max(0, untreatedPain + change.painCourse())));
    }

    private double[] advance(int day) {
        batch.clearSums(0);
        kernel.advance(batch, 0, 1);
        row[0] = day;
        row[1] = batch.doseMmePerDay[0];
        row[2] = batch.buprenorphineMgPerDay[0];
        writeState(batch.state(0));
        for (Readout readout : Readout.values()) {
            row[FIRST_READOUT + readout.ordinal()] = batch.sum[readout.ordinal()][0];
        }
        return row;
    }

    private void writeState(KernelState state) {
        int column = INPUT_COLUMNS.size();
        row[column++] = state.agonistExposure();
        row[column++] = state.buprenorphineExposure();
        row[column++] = state.receptorTolerance();
        row[column++] = state.opponentDopamine();
        row[column++] = state.opponentOpioidPeptide();
        row[column++] = state.opponentDynorphin();
        row[column++] = state.opponentCrf();
        row[column++] = state.opponentNorepinephrine();
        row[column++] = state.opponentHypocretin();
        row[column++] = state.opponentNeuroimmune();
        row[column++] = state.loadReward();
        row[column] = state.loadStress();
    }
}
