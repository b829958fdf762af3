package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allostat.evidence.Registry;
import org.allostat.random.RandomStreams;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

/**
 * The daily step against the adaptive Dormand-Prince 8(5,3) solver of Hipparchus on the same model in continuous time, for
 * random parameters (within 25 %), random patients and random schedules. What is compared: states at the end of the step;
 * pain and COWS as read from the means over the step. src/docs/decisions/0001-daily-step.md holds the numbers.
 *
 * <p>Half a day is the same kernel with every time constant doubled.
 */
class DailyStepTest {
    private static final int DRAWS = 24;
    private static final int SEGMENTS = 8;
    private static final int FINEST = 4;
    private static final int DAYS_UNTIL_SMOOTH = 14;
    private static final double SHORTEST_STEP_DAYS = 1e-9;
    private static final double ABSOLUTE = 1e-12;
    private static final double RELATIVE = 1e-10;
    private static final double EXPOSURE_ABSOLUTE = 1e-6;
    private static final int STREAM = 103;
    private static final RandomStreams LUCK = new RandomStreams(853);

    @Test
    void dailyStepStaysNearTheContinuousModel() {
        List<Deviations> seen = deviations(Map.of(), Deviations::addCourse);
        Deviations day = seen.get(0);
        assertTrue(day.state.largest < 0.015 && day.state.rootMeanSquare() < 0.0005, seen::toString);
        assertTrue(day.pain.largest < 0.05 && day.pain.rootMeanSquare() < 0.0015, seen::toString);
        assertTrue(day.cows.largest < 0.3 && day.cows.rootMeanSquare() < 0.012, seen::toString);
        // Shorter steps come nearer, jumps included.
        assertTrue(seen.get(2).state.largest < day.state.largest / 2, seen::toString);
        assertTrue(seen.get(2).pain.largest < day.pain.largest / 2, seen::toString);
        assertTrue(seen.get(2).cows.largest < day.cows.largest / 2, seen::toString);
    }

    /** The opponents see the load of the evening before: a lag of a day, so the whole scheme is of first order. */
    @Test
    void stepIsOfFirstOrderWithASmallConstant() {
        List<Deviations> seen = deviations(Map.of(), Deviations::addSmoothStretches);
        assertTrue(orders(seen).stream().allMatch(order -> order > 0.95), () -> seen + " orders " + orders(seen));
        assertTrue(seen.get(0).pain.rootMeanSquare() < 0.0003, seen::toString);
        assertTrue(seen.get(0).cows.rootMeanSquare() < 0.004, seen::toString);
    }

    @Test
    void stepIsOfSecondOrderWhereLoadsDoNotFeedBack() {
        List<Deviations> seen = deviations(
                Map.of("opponents.sensitization", 0.0, "withdrawal.load_weight", 0.0), Deviations::addSmoothStretches);
        assertTrue(orders(seen).stream().allMatch(order -> order > 1.8), () -> seen + " orders " + orders(seen));
    }

    /** Orders of states, pain and COWS as the step is halved from a day. */
    private static List<Double> orders(List<Deviations> seen) {
        Deviations day = seen.get(0);
        Deviations half = seen.get(1);
        return List.of(day.state.orderTo(half.state), day.pain.orderTo(half.pain), day.cows.orderTo(half.cows));
    }

    private interface Comparison {
        void add(Deviations sums, Course course, double[][] exact);
    }

    /** Deviations with steps of a day, half a day and a quarter. */
    private static List<Deviations> deviations(Map<String, Double> replaced, Comparison comparison) {
        List<Deviations> sums = List.of(new Deviations(1), new Deviations(2), new Deviations(FINEST));
        for (int draw = 0; draw < DRAWS; draw++) {
            Course course = new Course(draw, replaced);
            double[][] exact = course.exact();
            sums.forEach(sum -> comparison.add(sum, course, exact));
        }
        return sums;
    }

    /** One random patient on one random schedule. */
    private static final class Course {
        private final Registry registry;
        private final PatientTraits traits;
        private final List<DoseChange> changes = new ArrayList<>();
        private final int days;

        Course(int draw, Map<String, Double> replaced) {
            registry = Reference.varied(LUCK, draw).with(replaced);
            traits = Reference.drawnTraits(LUCK, draw);
            Formulation[] formulations = Formulation.values();
            int day = 0;
            for (int i = 0; i < SEGMENTS; i++) {
                double agonist = uniform(draw, i, 0) < 0.7 ? 5 + 295 * uniform(draw, i, 1) : 0;
                double buprenorphine = uniform(draw, i, 2) < 0.3 ? 2 + 22 * uniform(draw, i, 3) : 0;
                Formulation formulation = formulations[(int) (uniform(draw, i / 3, 4) * 4)];
                changes.add(new DoseChange(day, agonist, buprenorphine, formulation));
                day += 30 + (int) (120 * uniform(draw, i, 5));
            }
            days = day;
        }

        private static double uniform(int draw, int segment, int what) {
            return LUCK.uniform(draw, STREAM, segment * 8 + what);
        }

        int endOf(int segment) {
            return segment + 1 < SEGMENTS ? changes.get(segment + 1).day() : days;
        }

        /** States and integrals every quarter of a day, from day 0; shape [4 days + 1][22]. */
        double[][] exact() {
            KernelParameters parameters = Reference.parameters(registry);
            double[][] path = new double[days * FINEST + 1][];
            path[0] = new double[ContinuousKernel.STATES + ContinuousKernel.INTEGRALS];
            ODEIntegrator solver = new DormandPrince853Integrator(SHORTEST_STEP_DAYS, 1, ABSOLUTE, RELATIVE);
            for (int segment = 0; segment < SEGMENTS; segment++) {
                ContinuousKernel model = new ContinuousKernel(parameters, traits, changes.get(segment));
                for (int i = changes.get(segment).day() * FINEST; i < endOf(segment) * FINEST; i++) {
                    double start = (double) i / FINEST;
                    path[i + 1] = solver.integrate(model, new ODEState(start, path[i]), start + 1.0 / FINEST)
                            .getPrimaryState();
                }
            }
            return path;
        }
    }

    /** Deviations of the kernel with some steps a day from the exact path. */
    private static final class Deviations {
        private final int stepsPerDay;
        private final Deviation state = new Deviation();
        private final Deviation pain = new Deviation();
        private final Deviation cows = new Deviation();

        Deviations(int stepsPerDay) {
            this.stepsPerDay = stepsPerDay;
        }

        /** The whole course from its start. */
        void addCourse(Course course, double[][] exact) {
            Stepper stepper = new Stepper(course);
            for (int segment = 0; segment < SEGMENTS; segment++) {
                stepper.follow(segment, course.changes.get(segment).day(), exact);
            }
        }

        /** Every stretch from two weeks after a change to the next change, each started on the exact path. */
        void addSmoothStretches(Course course, double[][] exact) {
            Stepper stepper = new Stepper(course);
            for (int segment = 0; segment < SEGMENTS; segment++) {
                int start = course.changes.get(segment).day() + DAYS_UNTIL_SMOOTH;
                stepper.place(exact[start * FINEST]);
                stepper.follow(segment, start, exact);
            }
        }

        @Override
        public String toString() {
            return "1/" + stepsPerDay + " d: states " + state + ", pain " + pain + ", COWS " + cows;
        }

        private final class Stepper {
            private final Course course;
            private final KernelParameters parameters;
            private final KernelConstants constants;
            private final ScalarKernel kernel;
            private final PatientBatch batch = new PatientBatch(1);

            Stepper(Course course) {
                this.course = course;
                parameters = Reference.parameters(course.registry);
                constants = new KernelConstants(Reference.parameters(Reference.slowed(course.registry, stepsPerDay)));
                kernel = new ScalarKernel(constants);
                batch.setPerson(0, Reference.slowed(course.traits, stepsPerDay), constants);
            }

            void place(double[] x) {
                batch.setState(
                        0,
                        new KernelState(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9], x[10], x[11], 0));
            }

            /** Steps from a day to the end of the segment, and compares after every step. */
            void follow(int segment, int fromDay, double[][] exact) {
                DoseChange dose = course.changes.get(segment);
                ContinuousKernel model = new ContinuousKernel(parameters, course.traits, dose);
                batch.doseMmePerDay[0] = dose.doseMmePerDay();
                batch.buprenorphineMgPerDay[0] = dose.buprenorphineMgPerDay();
                batch.setFormulation(0, dose.formulation(), constants);
                int stride = FINEST / stepsPerDay;
                for (int i = fromDay * FINEST; i < course.endOf(segment) * FINEST; i += stride) {
                    kernel.advance(batch, 0, 1);
                    compare(model, exact[i], exact[i + stride]);
                }
            }

            private void compare(ContinuousKernel model, double[] start, double[] end) {
                KernelState now = batch.state(0);
                assertEquals(end[0], now.agonistExposure(), EXPOSURE_ABSOLUTE, "exposure is exact");
                assertEquals(end[1], now.buprenorphineExposure(), EXPOSURE_ABSOLUTE, "exposure is exact");
                state.add(now.receptorTolerance() - end[2]);
                for (int i = 0; i < NeuralSystem.COUNT; i++) {
                    state.add(batch.opponent[i][0] - end[3 + i]);
                }
                state.add(now.loadReward() - end[10]);
                state.add(now.loadStress() - end[11]);
                ContinuousKernel.Reading reading = model.read(means(start, end), end[0]);
                pain.add(batch.lastPain[0] - reading.pain);
                cows.add(batch.lastCows[0] - reading.cows);
            }

            private double[] means(double[] start, double[] end) {
                double[] means = Arrays.copyOf(end, ContinuousKernel.STATES);
                for (int i = 0; i < ContinuousKernel.INTEGRALS; i++) {
                    means[i] = stepsPerDay * (end[ContinuousKernel.STATES + i] - start[ContinuousKernel.STATES + i]);
                }
                return means;
            }
        }
    }

    /** Largest and root-mean-square deviation of one quantity. */
    private static final class Deviation {
        private double largest;
        private double squares;
        private long count;

        void add(double difference) {
            largest = Math.max(largest, Math.abs(difference));
            squares += difference * difference;
            count++;
        }

        double rootMeanSquare() {
            return Math.sqrt(squares / count);
        }

        /** The order of convergence that halving the step shows. */
        double orderTo(Deviation halved) {
            return Math.log(rootMeanSquare() / halved.rootMeanSquare()) / Math.log(2);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2e (rms %.2e)", largest, rootMeanSquare());
        }
    }
}
