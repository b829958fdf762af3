package org.allostat.simulate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.evidence.CostItem;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.PatientCopier;
import org.allostat.kernel.Readout;
import org.allostat.outcomes.DaysOfYears;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.UnitCosts;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;
import org.allostat.policy.Treatment;
import org.allostat.policy.Visit;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.PainCourse;
import org.allostat.unit.Calendar;

/**
 * All policies over a block of patients, from interview to the end of the horizon. Patients move in step, period by
 * period: a visit, then 28 days of the kernel.
 *
 * <p>Every policy keeps its own chart, but policies share the patient's body as long as they treat it alike: a course is
 * computed once for all charts on it, and forks at the visit, taper step or acute course where they part. Neither this nor the block can
 * show: each patient's course is a function of the patient, the policy and the seed.
 */
final class PolicyReplay {
    private static final double DAYS_PER_WEEK = 7;

    private final Model model;
    private final Horizon horizon;
    private final int numberOfPolicies;
    private final FirstCharts firstCharts;
    private final double withdrawalCows;
    private final PatientBatch batch;
    private final PatientCopier copier;
    private final Lanes lanes;
    private final PatientBody body;
    private final PainCourse painCourse;
    private final OutcomeMaker maker;
    private final Kernel kernel;
    private final PatientEvents events;
    private final IllicitUse illicitUse;
    private final int[] daysLeft;
    private final Visit visit = new Visit();
    private long days;

    /** A replay in which nobody waits. */
    PolicyReplay(Model model, int draw, List<Policy> policies, Horizon horizon, Valuation valuation, int blockSize) {
        this(model, draw, policies, horizon, valuation, blockSize, WaitingLists.NONE);
    }

    /**
     * @param model the parameter set
     * @param draw its number
     * @param policies the policies to follow
     * @param horizon how long
     * @param valuation how outcomes are valued
     * @param blockSize largest number of patients at a time
     * @param queues whose turn comes when
     */
    PolicyReplay(
            Model model,
            int draw,
            List<Policy> policies,
            Horizon horizon,
            Valuation valuation,
            int blockSize,
            WaitingLists queues) {
        this(model, draw, policies, horizon, valuation, new Setting(blockSize, queues, ReplayWatch.NOBODY));
    }

    /**
     * How a replay is made, which changes no result but for the queues.
     *
     * @param blockSize largest number of patients at a time
     * @param queues whose turn comes when
     * @param watch who hears of it
     */
    record Setting(int blockSize, WaitingLists queues, ReplayWatch watch) {}

    /** A replay of which somebody may hear. */
    PolicyReplay(Model model, int draw, List<Policy> policies, Horizon horizon, Valuation valuation, Setting setting) {
        this.model = model;
        this.horizon = horizon;
        numberOfPolicies = policies.size();
        firstCharts = new FirstCharts(model, draw, policies, setting.queues(), horizon.days(), setting.watch());
        withdrawalCows = model.constants().parameters().withdrawal().moderateCows();
        kernel = setting.watch().kernel().apply(Kernels.fastest(model.constants()));
        events = new PatientEvents(
                model, valuation.discounting(), setting.watch().events());
        illicitUse = new IllicitUse(model, setting.watch().events());
        batch = new PatientBatch(setting.blockSize() * policies.size());
        copier = new PatientCopier(batch);
        lanes = new Lanes(batch.size);
        body = new PatientBody(model, batch);
        painCourse = new PainCourse(model);
        maker = new OutcomeMaker(model, batch, draw, horizon, valuation);
        daysLeft = new int[batch.size];
    }

    /**
     * Runs all policies over a block.
     *
     * @param patients at most as many as the block holds
     * @param months takes each patient's periods
     * @return each patient's outcomes, in order
     */
    List<PolicyOutcomes> run(List<CohortPatient> patients, PeriodListener months) {
        lanes.freeAll();
        List<ReplayedPatient> block = patients.stream().map(this::start).toList();
        List<ReplayedPatient> living = new ArrayList<>(block);
        for (int period = 0; period < horizon.periods(); period++) {
            live(living, period, months);
            living.removeIf(ReplayedPatient::isFinished);
        }
        for (ReplayedPatient patient : block) {
            for (Course course : patient.courses()) {
                if (!course.isFinished()) {
                    maker.end(patient, course);
                }
            }
        }
        return block.stream().map(ReplayedPatient::outcomes).toList();
    }

    /** Days that the kernel has run so far; a course that several policies share counts once. */
    long days() {
        return days;
    }

    private ReplayedPatient start(CohortPatient cohortPatient) {
        ReplayedPatient patient = new ReplayedPatient(cohortPatient, numberOfPolicies);
        List<Chart> charts = firstCharts.of(cohortPatient);
        Treatment untilFirstStop = charts.get(0).treatment(0, horizon.end(0));
        Course course = new Course(lanes.take(), new Course.Alike(untilFirstStop, charts));
        body.start(course, cohortPatient);
        patient.courses().add(course);
        return patient;
    }

    /** One period of all who are alive at its start. */
    private void live(List<ReplayedPatient> living, int period, PeriodListener months) {
        for (ReplayedPatient patient : living) {
            open(patient, period);
        }
        boolean running = true;
        while (running) {
            kernel.advance(batch, 0, lanes.used(), daysLeft);
            running = false;
            for (ReplayedPatient patient : living) {
                running |= goOn(patient, period);
            }
        }
        DaysOfYears all = new DaysOfYears(horizon.start(period), horizon.end(period));
        for (ReplayedPatient patient : living) {
            close(patient, period, all, months);
        }
    }

    private void open(ReplayedPatient patient, int period) {
        long person = patient.patient().patientId();
        patient.setPainCourse(
                period == 0 ? painCourse.atInterview(person) : painCourse.next(patient.painCourse(), person, period));
        List<Course> courses = patient.courses();
        int before = courses.size();
        for (int k = 0; k < before; k++) {
            Course course = courses.get(k);
            if (!course.isFinished()) {
                course.day = horizon.start(period);
                if (period > 0) {
                    meet(course, patient, period);
                }
                followCourses(course, patient, period);
                part(course, courses, period);
            }
        }
        for (Course course : courses) {
            if (!course.isFinished()) {
                body.treat(course, patient);
                course.openPeriod(batch);
                aim(course);
            }
        }
    }

    /** The visit, under every chart. */
    private void meet(Course course, ReplayedPatient patient, int period) {
        double discount = horizon.discountFactorAtStart(period);
        illicitUse.decide(batch, course, patient.patient().patientId(), period);
        body.show(course, patient, period, visit);
        for (Chart chart : course.charts()) {
            chart.visit(visit, discount);
        }
    }

    /** Acute courses begin and end on their days, at a visit or between two, under every chart. */
    private void followCourses(Course course, ReplayedPatient patient, int period) {
        boolean changes = false;
        for (Chart chart : course.charts()) {
            changes |= chart.hasCourseChangeBy(course.day);
        }
        if (changes) {
            body.show(course, patient, period, visit);
            for (Chart chart : course.charts()) {
                chart.followCourses(visit);
            }
        }
    }

    /** Gives each kind of treatment a course of its own. */
    private void part(Course course, List<Course> courses, int period) {
        for (Course.Alike others : course.part(horizon.end(period))) {
            int lane = lanes.take();
            copier.copy(course.lane(), lane);
            courses.add(course.fork(lane, others));
        }
    }

    private void aim(Course course) {
        course.target = course.treatment().untilDay();
        daysLeft[course.lane()] = course.target - course.day;
    }

    /** After the kernel stopped, at an event, a taper step, the begin or end of a course, or the end: what follows. True if days are left to run. */
    private boolean goOn(ReplayedPatient patient, int period) {
        List<Course> courses = patient.courses();
        boolean running = false;
        int before = courses.size(); // courses that fork off are appended, and wait for the kernel
        for (int k = 0; k < before; k++) {
            Course course = courses.get(k);
            if (!course.isFinished() && course.day < course.target) {
                advanced(course, patient, period);
                running |= daysLeft[course.lane()] > 0;
            }
        }
        return running;
    }

    private void advanced(Course course, ReplayedPatient patient, int period) {
        int lane = course.lane();
        int reached = course.target - daysLeft[lane];
        course.mmeDays += (reached - course.day) * batch.doseMmePerDay[lane];
        course.ledger().takeOpioids(batch.doseMmePerDay[lane] > 0 ? reached - course.day : 0);
        days += reached - course.day;
        course.day = reached;
        if (batch.events[lane] != 0) {
            events.meet(batch, course, patient.patient().patientId(), reached);
        }
        if (!course.ledger().alive()) {
            daysLeft[lane] = 0;
            course.day = course.target;
        } else if (daysLeft[lane] == 0 && reached < horizon.end(period)) {
            step(course, patient, period);
        }
    }

    private void step(Course course, ReplayedPatient patient, int period) {
        List<Course> courses = patient.courses();
        followCourses(course, patient, period);
        for (Chart chart : course.charts()) {
            chart.stepBetweenVisits(course.day);
        }
        int before = courses.size();
        part(course, courses, period);
        body.prescribe(course);
        aim(course);
        for (Course fork : courses.subList(before, courses.size())) {
            body.prescribe(fork);
            aim(fork);
        }
    }

    private void close(ReplayedPatient patient, int period, DaysOfYears all, PeriodListener months) {
        for (Course course : patient.courses()) {
            if (!course.isFinished()) {
                PatientLedger ledger = course.ledger();
                DaysOfYears lived = ledger.alive() ? all : new DaysOfYears(all.from(), ledger.deathDay());
                double factor = horizon.discountFactor(period);
                ledger.closePeriod(batch, course.lane(), lived, factor, withdrawalCows);
                payForPeriod(course, patient, lived, factor);
                course.daysLived = lived.days();
            }
        }
        months.add(patient, period, batch);
        for (Course course : patient.courses()) {
            if (!course.isFinished() && !course.ledger().alive()) {
                maker.end(patient, course);
                lanes.giveBack(course.lane());
            }
        }
    }

    private void payForPeriod(Course course, ReplayedPatient patient, DaysOfYears time, double factor) {
        UnitCosts costs = model.costs();
        int lane = course.lane();
        int lived = time.days();
        double years = lived / Calendar.DAYS_PER_YEAR;
        double lostCareYears = batch.sum[Readout.CARE_LOSS.ordinal()][lane] / Calendar.DAYS_PER_YEAR;
        double illicitYears = batch.misuse[lane] ? course.ledger().illicitDays(lived) / Calendar.DAYS_PER_YEAR : 0;
        double buprenorphineWeeks = batch.buprenorphineMgPerDay[lane] > 0 ? lived / DAYS_PER_WEEK : 0;
        Flow flow = new Flow(course.ledger().years(), time, factor);
        flow.spend(CostItem.OPIOIDS, course.mmeDays * costs.opioidPerMme());
        flow.spend(CostItem.BUPRENORPHINE, buprenorphineWeeks * costs.buprenorphinePerWeek());
        flow.spend(CostItem.BACKGROUND_CARE, years * BackgroundCare.perYear(costs, patient.patient()));
        flow.spend(CostItem.LOST_CARE, lostCareYears * costs.lostCarePerYear());
        flow.spend(CostItem.ILLICIT_USE, illicitYears * costs.illicitUsePerYear());
        flow.spend(CostItem.LOST_PRODUCTIVITY, illicitYears * costs.lostProductivityPerYear());
        flow.spend(CostItem.CRIMINAL_JUSTICE, illicitYears * costs.criminalJusticePerYear());
    }

    /** What is spent evenly over a part of a period. */
    private record Flow(PatientYears years, DaysOfYears time, double factor) {
        void spend(CostItem item, double usd) {
            years.spend(item, time, usd, factor);
        }
    }
}
