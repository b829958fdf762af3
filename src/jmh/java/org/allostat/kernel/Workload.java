package org.allostat.kernel;

import java.util.Arrays;
import org.allostat.evidence.Registry;
import org.allostat.random.RandomStreams;

/**
 * A year of 28-day periods for patients drawn from the registry's distributions: from a first dose, with all formulations,
 * a tenth misusing, a third stopped after nine periods and half of these on buprenorphine then; these begin with a loss of care. Budgets
 * never run out. The yardsticks know the second form of the model alone, whose illicit route has no rate of its own.
 */
final class Workload {
    static final int PATIENTS = 512;
    static final int PERIODS = 13;
    static final int DAYS = 28;
    static final int PATIENT_DAYS = PATIENTS * PERIODS * DAYS;

    private static final int STREAM = 7;
    private static final int STOP_PERIOD = 9;

    final KernelConstants constants;
    final PatientBatch batch = new PatientBatch(PATIENTS);
    final double[][] doseMmePerDay = new double[PERIODS][PATIENTS];
    final double[][] buprenorphineMgPerDay = new double[PERIODS][PATIENTS];

    private final double[][] start;
    private final int[] daysLeft = new int[PATIENTS];

    Workload() {
        Registry registry = Registry.standard();
        constants = new KernelConstants(registry.bind("", KernelParameters.class));
        RandomStreams luck = new RandomStreams(2026);
        Formulation[] formulations = Formulation.values();
        for (int i = 0; i < PATIENTS; i++) {
            long person = i;
            PatientTraits traits = registry.bindPatient(
                    "traits", PatientTraits.class, id -> luck.uniform(person, STREAM, id.hashCode()));
            batch.setPerson(i, traits, constants);
            batch.setFormulation(i, formulations[(int) (luck.uniform(i, STREAM, 1) * formulations.length)], constants);
            batch.misuse[i] = luck.uniform(i, STREAM, 2) < 0.1;
            batch.backgroundDeathPerDay[i] = 1e-4 * luck.uniform(i, STREAM, 3);
            double dose = 5 + 195 * luck.uniform(i, STREAM, 4);
            boolean stops = luck.uniform(i, STREAM, 5) < 1.0 / 3;
            batch.loseCare(i, stops ? luck.uniform(i, STREAM, 7) : 0);
            boolean switches = stops && luck.uniform(i, STREAM, 6) < 0.5;
            for (int period = 0; period < PERIODS; period++) {
                boolean stopped = stops && period >= STOP_PERIOD;
                doseMmePerDay[period][i] = stopped ? 0 : dose;
                buprenorphineMgPerDay[period][i] = stopped && switches ? 16 : 0;
            }
        }
        start = Arrays.stream(batch.written).map(double[]::clone).toArray(double[][]::new);
    }

    /** Runs the year from its start. */
    void run(Kernel kernel) {
        for (int row = 0; row < start.length; row++) {
            System.arraycopy(start[row], 0, batch.written[row], 0, PATIENTS);
        }
        for (int period = 0; period < PERIODS; period++) {
            System.arraycopy(doseMmePerDay[period], 0, batch.doseMmePerDay, 0, PATIENTS);
            System.arraycopy(buprenorphineMgPerDay[period], 0, batch.buprenorphineMgPerDay, 0, PATIENTS);
            Arrays.fill(daysLeft, DAYS);
            kernel.advance(batch, 0, PATIENTS, daysLeft);
        }
    }

    /** What the kernel wrote before the first day, by row. */
    double[][] start() {
        return start;
    }
}
