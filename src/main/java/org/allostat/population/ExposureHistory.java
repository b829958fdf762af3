package org.allostat.population;

import org.allostat.evidence.Distribution;
import org.allostat.evidence.Registry;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.PatientBatch;
import org.allostat.policy.DoseEscalation;
import org.allostat.policy.Visit;
import org.allostat.random.RandomStreams;

/**
 * Runs a person's past through the kernel under usual care, up to the interview. People are alive at interview by
 * construction, so no event is drawn.
 *
 * <p>Long-term: daily use from a starting dose, with a visit every 28 days at which perceived breakthrough pain may raise
 * it. Intermittent: episodes of equal length and spacing. Short course: one course. The history covers the whole exposure,
 * or five time constants of the recovery of the stress load, the slowest of all, where the exposure is longer.
 */
public final class ExposureHistory {
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double TIME_CONSTANTS = 5;
    private static final int LEAST_LONG_TERM_DAYS = 90;

    private final Model model;
    private final RandomStreams random;
    private final PersonGenerator generator;
    private final DoseEscalation escalation;
    private final int visitDays;
    private final Distribution usualDose;
    private final Distribution highDose;
    private final Distribution courseDays;
    private final Distribution courseDose;
    private final Distribution episodesPerYear;
    private final Distribution episodeDays;
    private final Distribution episodeDose;
    private final PatientBatch batch = new PatientBatch(1);
    private final Visit visit = new Visit();
    private final double[] thresholds = new double[Criterion.COUNT];
    private long days;

    /** @param model the parameter set */
    public ExposureHistory(Model model) {
        this.model = model;
        random = model.random();
        generator = new PersonGenerator(model);
        escalation = new DoseEscalation(
                model.behaviour().escalation().usualCare(), model.behaviour().escalation());
        visitDays = (int) Math.round(model.behaviour().visitIntervalDays());
        Registry registry = model.registry();
        usualDose = registry.betweenPatients("population.long_term.usual_starting_dose_mme_per_day");
        highDose = registry.betweenPatients("population.long_term.high_starting_dose_mme_per_day");
        courseDays = registry.betweenPatients("population.short_course.days");
        courseDose = registry.betweenPatients("population.short_course.dose_mme_per_day");
        episodesPerYear = registry.betweenPatients("population.intermittent.episodes_per_year");
        episodeDays = registry.betweenPatients("population.intermittent.episode_days");
        episodeDose = registry.betweenPatients("population.intermittent.dose_mme_per_day");
    }

    /** The interview of the person with an id. */
    public Interview interview(long personId) {
        Person person = generator.person(personId);
        days = 0;
        batch.setPerson(0, person.traits(), model.constants());
        batch.setFormulation(0, person.formulation(), model.constants());
        switch (person.exposure()) {
            case SHORT_COURSE -> liveShortCourse(person);
            case INTERMITTENT -> liveEpisodes(person);
            case LONG_TERM -> liveLongTerm(person);
        }
        return ask(person);
    }

    private void liveShortCourse(Person person) {
        int total = Math.max(1, (int) Math.round(person.yearsOnOpioids() * DAYS_PER_YEAR));
        int course = Math.min(total, days(courseDays, person, PersonStream.COURSE_DAYS));
        take(dose(courseDose, person), person.misuse());
        live(course);
        if (course < total) {
            take(0, false);
            live(total - course);
        }
    }

    /** Episodes start one cycle apart; the interview falls on a random day of a cycle. */
    private void liveEpisodes(Person person) {
        int total = horizonDays(person);
        double perYear = episodesPerYear.quantile(uniform(person, PersonStream.EPISODES_PER_YEAR));
        int cycle = Math.max(2, (int) Math.round(DAYS_PER_YEAR / perYear));
        int on = Math.min(cycle - 1, days(episodeDays, person, PersonStream.COURSE_DAYS));
        double dose = dose(episodeDose, person);
        int intoCycle = (int) (cycle * uniform(person, PersonStream.COURSE_START));
        int day = Math.floorMod(intoCycle - total, cycle); // day of the cycle on which the history begins
        int left = total;
        while (left > 0) {
            boolean using = day < on;
            int stretch = Math.min(left, (using ? on : cycle) - day);
            take(using ? dose : 0, using && person.misuse() && left <= DAYS_PER_YEAR);
            live(stretch);
            left -= stretch;
            day = (day + stretch) % cycle;
        }
    }

    private void liveLongTerm(Person person) {
        int total = Math.max(LEAST_LONG_TERM_DAYS, horizonDays(person));
        boolean high = uniform(person, PersonStream.DOSE_COMPONENT)
                < model.population().longTerm().highDoseShare();
        double dose = dose(high ? highDose : usualDose, person);
        take(dose, false);
        for (int day = 0; day < total; day += visitDays) {
            if (day > 0) {
                dose = afterVisit(person, day / visitDays, dose);
            }
            int stretch = Math.min(visitDays, total - day);
            take(dose, person.misuse() && total - day <= DAYS_PER_YEAR);
            live(stretch);
        }
    }

    private double afterVisit(Person person, int number, double dose) {
        visit.pain = batch.lastPain[0];
        visit.troughPain = batch.lastTroughPain[0];
        visit.untreatedPain = person.traits().untreatedPain();
        visit.escalationPropensity = person.personTraits().escalationPropensity();
        double probability = escalation.probability(visit, dose);
        boolean raised = probability > 0
                && random.uniform(person.id(), PersonStream.HISTORY_ESCALATION.code(), number) < probability;
        return raised ? escalation.raised(dose) : dose;
    }

    private int horizonDays(Person person) {
        double slowest = person.traits().stressLoadTimeConstantDays()
                * model.constants().parameters().load().stressRecoveryRatio();
        double longest = TIME_CONSTANTS * Math.max(slowest, person.traits().stressLoadTimeConstantDays());
        return (int) Math.round(Math.min(person.yearsOnOpioids() * DAYS_PER_YEAR, longest));
    }

    private void take(double mmePerDay, boolean misuse) {
        batch.doseMmePerDay[0] = mmePerDay;
        batch.misuse[0] = misuse;
    }

    private void live(int stretch) {
        model.kernel().advance(batch, 0, stretch);
        days += stretch;
    }

    /** Days of the kernel that the last interview took. */
    public long days() {
        return days;
    }

    private double dose(Distribution distribution, Person person) {
        return distribution.quantile(uniform(person, PersonStream.DOSE));
    }

    private int days(Distribution distribution, Person person, PersonStream stream) {
        return Math.max(1, (int) Math.round(distribution.quantile(uniform(person, stream))));
    }

    private double uniform(Person person, PersonStream stream) {
        return random.uniform(person.id(), stream.code(), 0);
    }

    private Interview ask(Person person) {
        for (Criterion criterion : Criterion.values()) {
            double uniform = random.uniform(person.id(), PersonStream.criterion(criterion), 0);
            thresholds[criterion.ordinal()] = model.interview().threshold(criterion, uniform);
        }
        double severity = model.interview()
                .severity(
                        person.personTraits().criteriaBaseline(),
                        batch.rewardLoad(0),
                        batch.stressLoad(0),
                        batch.lastCraving[0],
                        person.misuse());
        return new Interview(
                person,
                batch.doseMmePerDay[0],
                DsmInterview.counted(severity, thresholds, true),
                DsmInterview.counted(severity, thresholds, person.misuse()),
                severity,
                new CohortPatient.Baseline(
                        batch.lastPain[0], batch.lastHyperkatifeia[0], batch.lastCows[0], batch.lastCraving[0]),
                batch.state(0));
    }
}
