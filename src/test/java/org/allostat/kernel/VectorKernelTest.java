package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allostat.evidence.Registry;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vector form against the scalar one, its specification: equal to the bit, whatever the patients and the schedule. Even draws
 * vary the first form of the model, odd ones the second, every other of these with its optional terms.
 */
class VectorKernelTest {
    private static final int STREAM = 105;
    private static final int CALLS = 12;
    private static final int LONGEST_CALL_DAYS = 40;
    private static final double YEARS_OF_HAZARD = 0.02;
    private static final RandomStreams LUCK = new RandomStreams(512);

    @Test
    void theVectorFormIsChosenWhereTheModuleIsThere() {
        assertEquals(
                "VectorKernel", Kernels.fastest(Reference.CONSTANTS).getClass().getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 13, 24, 37})
    void everyStateSumAndReadoutHasTheBitsOfTheScalarForm(int size) {
        for (int draw = 0; draw < 4; draw++) {
            Twins twins = new Twins(draw, size, false);
            for (int call = 0; call < CALLS; call++) {
                twins.changeInputs(call);
                twins.advance(call, 0, size, true);
            }
            assertEquals(0, twins.eventsSeen, "budgets are infinite");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 13, 24})
    void whatHistoriesAskForHasTheBitsOfTheScalarForm(int size) {
        for (int draw = 50; draw < 58; draw++) {
            Kernel.Outputs outputs = draw % 4 < 2 ? Kernel.Outputs.INTERVIEW : Kernel.Outputs.VISIT;
            Twins twins = new Twins(draw, size, false, outputs);
            for (int call = 0; call < CALLS; call++) {
                twins.changeInputs(call);
                twins.advance(call, 0, size, call % 2 == 0);
            }
            assertEquals(0, twins.eventsSeen, "budgets are infinite");
        }
    }

    /** The oracle changes the doses by hand; whether a patient misuses must not matter beside a calendar. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 13})
    void dosesOfACalendarGiveTheBitsOfDosesChangedByHand(int size) {
        for (int draw = 60; draw < 69; draw++) {
            Kernel.Outputs[] outputs = Kernel.Outputs.values();
            Twins twins = new Twins(draw, size, false, outputs[draw % outputs.length]);
            for (int call = 0; call < CALLS; call++) {
                twins.changeInputs(call);
                twins.advanceAlongCalendar(call, twins.vector);
            }
        }
    }

    @Test
    void theScalarFormFollowsACalendarToo() {
        Twins twins = new Twins(70, 5, false, Kernel.Outputs.INTERVIEW);
        for (int call = 0; call < CALLS; call++) {
            twins.changeInputs(call);
            twins.advanceAlongCalendar(call, new ScalarKernel(twins.constants));
        }
    }

    @Test
    void whatHistoriesDoNotAskForIsNotComputed() {
        Twins twins = new Twins(56, 8, false, Kernel.Outputs.INTERVIEW);
        twins.changeInputs(0);
        int[] daysLeft = new int[8];
        Arrays.fill(daysLeft, 28);
        twins.vector.advance(twins.vectorBatch, 0, 8, daysLeft);
        for (double[] sum : twins.vectorBatch.sum) {
            assertArrayEquals(new double[8], sum);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 37})
    void patientsWithEventsStopOnTheSameDayWithTheSameBits(int size) {
        int events = 0;
        int stoppedEarly = 0;
        for (int draw = 10; draw < 18; draw++) {
            Twins twins = new Twins(draw, size, true);
            for (int call = 0; call < CALLS; call++) {
                twins.changeInputs(call);
                twins.advance(call, 0, size, false);
            }
            events += twins.eventsSeen;
            stoppedEarly += twins.stoppedEarly;
        }
        assertTrue(events >= size && stoppedEarly >= size / 2, "events " + events + ", early " + stoppedEarly);
    }

    @Test
    void placesOutsideTheRangeAreNotTouched() {
        Twins twins = new Twins(20, 29, true);
        for (int call = 0; call < CALLS; call++) {
            twins.changeInputs(call);
            twins.advance(call, 3 + call % 3, 21 + call % 7, false);
        }
    }

    @Test
    void nothingIsAllocatedWhileAdvancingWithTheScalarForm() {
        PatientBatch batch = new Twins(30, 64, false).scalarBatch;
        Kernel kernel = new ScalarKernel(Reference.CONSTANTS);
        int[] daysLeft = new int[batch.size];
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        advance(kernel, batch, daysLeft);
        long before = threads.getCurrentThreadAllocatedBytes();
        advance(kernel, batch, daysLeft);
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
    }

    private static void advance(Kernel kernel, PatientBatch batch, int[] daysLeft) {
        for (int repeat = 0; repeat < 20; repeat++) {
            Arrays.fill(daysLeft, 28);
            kernel.advance(batch, 0, batch.size, daysLeft);
        }
    }

    /** A JVM without the module: the scalar form is chosen and gives the bits of the form chosen here. */
    @Test
    void withoutTheModuleTheScalarFormGivesTheSameBits() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChosenKernel.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        List<String> lines = output.lines().toList();
        List<String> here = ChosenKernel.describe();
        assertEquals("ScalarKernel", lines.get(0), output);
        assertEquals("VectorKernel", here.get(0));
        assertEquals(here.subList(1, here.size()), lines.subList(1, lines.size()));
    }

    /** Prints the form chosen and what it makes of a few patients. */
    static final class ChosenKernel {
        private ChosenKernel() {}

        public static void main(String[] arguments) {
            describe().forEach(System.out::println);
        }

        static List<String> describe() {
            Kernel kernel = Kernels.fastest(Reference.CONSTANTS);
            PatientBatch batch = new Twins(40, 11, false).scalarBatch;
            int[] daysLeft = new int[batch.size];
            Arrays.fill(daysLeft, 28);
            kernel.advance(batch, 0, batch.size, daysLeft);
            return List.of(
                    kernel.getClass().getSimpleName(),
                    batch.state(0).toString(),
                    batch.state(10).toString(),
                    Arrays.toString(batch.lastMood));
        }
    }

    /** The same patients twice, one batch for each form. */
    private static final class Twins {
        private final int draw;
        private final KernelConstants constants;
        private final Kernel scalar;
        private final Kernel vector;
        private final PatientBatch scalarBatch;
        private final PatientBatch vectorBatch;
        private final boolean mortal;
        private final Kernel.Outputs outputs;
        private int eventsSeen;
        private int stoppedEarly;

        Twins(int draw, int size, boolean mortal) {
            this(draw, size, mortal, Kernel.Outputs.ALL);
        }

        Twins(int draw, int size, boolean mortal, Kernel.Outputs outputs) {
            this.draw = draw;
            this.outputs = outputs;
            this.mortal = mortal;
            Registry form = draw % 2 == 0 ? Reference.REGISTRY : SecondForm.REGISTRY;
            Map<String, Double> options = draw % 4 == 3
                    ? Map.of("hazard.overdose_illicit", 0.08, "hazard.overdose_beyond_tolerance", 9.3)
                    : Map.of();
            constants = new KernelConstants(
                    Reference.parameters(Reference.varied(form, LUCK, draw).with(options)));
            scalar = new ScalarKernel(constants);
            vector = Kernels.fastest(constants, outputs);
            scalarBatch = people(size);
            vectorBatch = people(size);
        }

        private PatientBatch people(int size) {
            PatientBatch batch = new PatientBatch(size);
            for (int i = 0; i < size; i++) {
                batch.setPerson(i, Reference.drawnTraits(LUCK, draw * 1000L + i), constants);
                batch.misuse[i] = uniform(i, 0) < 0.3;
                batch.overdoseRatio[i] = 0.5 + 2 * uniform(i, 1);
                batch.crisisRatio[i] = 0.5 + 2 * uniform(i, 2);
                batch.backgroundDeathPerDay[i] = 1e-4 * uniform(i, 3);
                batch.doseMmePerDay[i] = 200 * uniform(i, 4);
                renewBudgets(batch, i, 0);
            }
            return batch;
        }

        private void renewBudgets(PatientBatch batch, int i, int call) {
            for (int type = 0; type < EventType.COUNT; type++) {
                double budget = YEARS_OF_HAZARD * -Math.log(uniform(i, 50 + 4 * call + type));
                batch.hazardBudget[type][i] = mortal ? budget : Double.POSITIVE_INFINITY;
            }
        }

        private double uniform(int i, int what) {
            return LUCK.uniform(draw * 1000L + i, STREAM, what);
        }

        /** Doses, formulation and misuse of the next call; new budgets where an event happened. */
        void changeInputs(int call) {
            int base = 200 + 10 * call;
            for (PatientBatch batch : List.of(scalarBatch, vectorBatch)) {
                for (int i = 0; i < batch.size; i++) {
                    Formulation[] formulations = Formulation.values();
                    batch.doseMmePerDay[i] = uniform(i, base) < 0.7 ? 400 * uniform(i, base + 1) : 0;
                    batch.buprenorphineMgPerDay[i] = switchesToBuprenorphine(i, call) && uniform(i, base + 2) < 0.3
                            ? 24 * uniform(i, base + 3)
                            : 0;
                    int formulation = (int) (uniform(i, base + 4) * formulations.length);
                    batch.setFormulation(i, formulations[formulation], constants);
                    batch.misuse[i] = uniform(i, base + 5) < 0.3;
                    batch.loseCare(i, uniform(i, base + 6) < 0.3 ? uniform(i, base + 7) : 0);
                    batch.setUntreatedPain(i, 10 * uniform(i, base + 8));
                    if (batch.events[i] != 0) {
                        renewBudgets(batch, i, 1 + call);
                    }
                }
            }
        }

        /** In every other vector somebody may at once; in the rest only after some calls, so that many do without first. */
        private boolean switchesToBuprenorphine(int i, int call) {
            return (draw + i / 8) % 2 == 0 || call > CALLS / 2;
        }

        /** Advances both batches, and compares. */
        void advance(int call, int from, int to, boolean mostlyTogether) {
            int size = scalarBatch.size;
            int[] wanted = new int[size];
            for (int i = 0; i < size; i++) {
                boolean together = uniform(i, 400 + call) < (mostlyTogether ? 0.8 : 0.5);
                wanted[i] = together
                        ? 1 + (int) (28 * uniform(0, 500 + call))
                        : (int) (LONGEST_CALL_DAYS * uniform(i, 600 + call));
            }
            int[] scalarLeft = wanted.clone();
            int[] vectorLeft = wanted.clone();
            scalar.advance(scalarBatch, from, to, scalarLeft);
            vector.advance(vectorBatch, from, to, vectorLeft);
            for (int i = 0; i < size; i++) {
                String where = "draw " + draw + ", call " + call + ", place " + i + ", days " + wanted[i];
                assertEquals(scalarLeft[i], vectorLeft[i], where);
                assertEquals(scalarBatch.events[i], vectorBatch.events[i], where);
                assertSameBits(i, where);
                eventsSeen += scalarBatch.events[i] != 0 ? 1 : 0;
                stoppedEarly += i >= from && i < to && scalarLeft[i] > 0 ? 1 : 0;
            }
        }

        /** Advances one batch along a calendar and the other by hand, and compares. */
        void advanceAlongCalendar(int call, Kernel kernel) {
            int size = scalarBatch.size;
            DoseCalendar calendar = new DoseCalendar(size);
            double[] doses = new double[size];
            int days = 0;
            while (days < DoseCalendar.DAYS) {
                int stretch = Math.min(DoseCalendar.DAYS - days, 1 + (int) (9 * uniform(days, 700 + call)));
                for (int i = 0; i < size; i++) {
                    doses[i] =
                            uniform(i, 800 + DoseCalendar.DAYS * call + days) < 0.5 ? 300 * uniform(i, 900 + days) : 0;
                    scalarBatch.doseMmePerDay[i] = doses[i];
                    scalarBatch.misuse[i] = false;
                    scalar.advance(scalarBatch, i, stretch);
                }
                calendar.add(stretch, doses);
                days += stretch;
            }
            kernel.advance(vectorBatch, calendar);
            for (int i = 0; i < size; i++) {
                assertSameStates(i, "draw " + draw + ", call " + call + ", place " + i);
            }
        }

        private void assertSameBits(int i, String where) {
            assertSame(asked(scalarBatch, outputs), asked(vectorBatch, outputs), i, where);
        }

        /** All that a calendar promises: nothing of hazards. */
        private void assertSameStates(int i, String where) {
            Kernel.Outputs promised = outputs == Kernel.Outputs.VISIT ? outputs : Kernel.Outputs.INTERVIEW;
            assertSame(asked(scalarBatch, promised), asked(vectorBatch, promised), i, where);
        }

        private static void assertSame(double[][] expected, double[][] actual, int i, String where) {
            for (int row = 0; row < expected.length; row++) {
                assertFalse(Double.isNaN(expected[row][i]), where + ", row " + row);
                assertEquals(
                        Double.doubleToLongBits(expected[row][i]),
                        Double.doubleToLongBits(actual[row][i]),
                        where + ", row " + row);
            }
        }

        private static double[][] asked(PatientBatch batch, Kernel.Outputs outputs) {
            Stream<double[]> states = Stream.of(
                            Stream.of(batch.agonist, batch.buprenorphine, batch.tolerance),
                            Stream.of(batch.opponent),
                            Stream.of(batch.rewardLoad, batch.stressLoad, batch.careLoss))
                    .flatMap(rows -> rows);
            Stream<double[]> pain = Stream.of(batch.lastPain, batch.lastTroughPain);
            Stream<double[]> affect =
                    Stream.of(batch.lastCows, batch.lastCraving, batch.lastHyperkatifeia, batch.lastMood);
            Stream<double[]> visit = Stream.concat(states, pain);
            return switch (outputs) {
                case ALL -> batch.written;
                case VISIT -> visit.toArray(double[][]::new);
                case INTERVIEW -> Stream.concat(visit, affect).toArray(double[][]::new);
            };
        }
    }
}
