package org.allostat.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.allostat.config.KeptStudy;
import org.allostat.explain.ReplayCheck;
import org.allostat.explain.TwoLives;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.policy.Policy;
import org.allostat.policy.Standing;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.universe.CohortObserver;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;
import org.allostat.run.CompleteRun;
import org.allostat.run.ListedRun;
import org.allostat.run.RunTitle;
import org.allostat.simulate.LifeReplay;
import org.allostat.simulate.PatientLife;
import org.allostat.simulate.SimulateStage;
import org.allostat.sql.StoredPatients;
import org.allostat.unit.Calendar;
import org.jspecify.annotations.Nullable;

/** Lives of a run's patients under two of its policies, each checked against what the run stored. */
final class LivesOfRun implements AutoCloseable {
    private static final int TWO = 2;

    private final CompleteRun run;
    private final KeptStudy study;
    private final Policy asked;
    private final Policy against;
    private final StoredPatients stored;
    private final LifeReplay replay;

    private LivesOfRun(CompleteRun run, KeptStudy study, Policy asked, Policy against) {
        this.run = run;
        this.study = study;
        this.asked = asked;
        this.against = against;
        stored = new StoredPatients(run);
        replay = new LifeReplay(
                new Model(study.registry(stored.parameters()), study.seed()),
                study.policies(),
                study.years(),
                study.valuation());
    }

    /**
     * Opens a run.
     *
     * @param policies ids of the policy asked about and the one against it, or fewer for the usual ones
     * @throws InputException if the run kept no patients, or a policy is not one of its
     */
    static LivesOfRun open(CompleteRun run, List<String> policies) {
        for (String table : List.of(SimulateStage.PATIENT_OUTCOMES, CohortObserver.COHORT)) {
            if (run.manifest().table(table).isEmpty()) {
                throw new InputException(run.folder() + ": kept no patients, it has no table " + table
                        + " (allowed: what 'jobs/allostat run' wrote)");
            }
        }
        KeptStudy study = KeptStudy.read(run.manifest().config(), run.folder().toString());
        List<Policy> chosen = chosen(study, policies);
        return new LivesOfRun(run, study, chosen.get(0), chosen.get(1));
    }

    private static List<Policy> chosen(KeptStudy study, List<String> ids) {
        if (ids.size() > TWO || (ids.size() == TWO && ids.get(0).equals(ids.get(1)))) {
            throw new InputException("--policy: " + Shown.names(ids) + " (allowed: two different policies of "
                    + Shown.names(names(study)) + ")");
        }
        List<String> problems = new ArrayList<>();
        for (String id : ids) {
            if (!names(study).contains(id)) {
                problems.add("--policy: unknown: " + Shown.value(id) + Nearest.hint(id, names(study)) + " (allowed: "
                        + Shown.names(names(study)) + ")");
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        List<Policy> found = Stream.concat(ids.stream().map(id -> policy(study, id)), usual(study))
                .distinct()
                .limit(TWO)
                .toList();
        if (found.size() < TWO) {
            throw new InputException("--policy: the run has a single policy, " + Shown.names(names(study))
                    + " (allowed: a run of at least two)");
        }
        boolean bothUsual = ids.isEmpty();
        return bothUsual ? List.of(found.get(1), found.get(0)) : found;
    }

    /** The comparator, then the guidelines, then all others. */
    private static Stream<Policy> usual(KeptStudy study) {
        Stream<Policy> comparator =
                study.policies().stream().filter(each -> each.id().equals(study.comparator()));
        Stream<Policy> guidelines = study.policies().stream().filter(each -> each.standing() == Standing.GUIDELINE);
        return Stream.of(comparator, guidelines, study.policies().stream()).flatMap(each -> each);
    }

    private static Policy policy(KeptStudy study, String id) {
        return study.policies().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(KeptStudy study) {
        return study.policies().stream().map(Policy::id).toList();
    }

    /**
     * Both lives of a patient.
     *
     * @param id of the patient; null where one is to be picked
     * @param pick how; null where an id is given
     */
    TwoLives lives(@Nullable String id, StoredPatients.@Nullable Pick pick) {
        if (pick == null) {
            return lives(number(String.valueOf(id)), "chosen by its id");
        }
        StoredPatients.Picked picked = stored.pick(pick, asked.id(), against.id())
                .orElseThrow(() -> new InputException(
                        "--pick " + pick + ": nobody of this run is on long-term therapy (allowed: --patient ID)"));
        String differs = picked.differenceQalys() == 0
                ? "for whom both policies come to the same QALYs"
                : String.format(
                        Locale.ROOT,
                        "whose QALYs under %s are %.3f %s",
                        asked.id(),
                        Math.abs(picked.differenceQalys()),
                        picked.differenceQalys() < 0 ? "fewer" : "more");
        return lives(
                picked.patientId(),
                "picked as " + pick + " of " + String.format(Locale.ROOT, "%,d", picked.patients())
                        + " patients on long-term therapy, " + differs);
    }

    private long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notANumber) {
            throw new InputException(
                    "--patient " + Shown.value(id) + ": not an id of a patient (allowed: a number of column"
                            + " patient_id of table cohort, such as " + String.join(", ", stored.examples()) + ")");
        }
    }

    private TwoLives lives(long id, String chosen) {
        CohortPatient patient = stored.patient(id)
                .orElseThrow(() -> new InputException("--patient " + id + ": the run has no such patient; nearest: "
                        + String.join(", ", stored.nearest(id))
                        + " (allowed: column patient_id of table cohort; on long-term therapy are "
                        + String.join(", ", stored.examples()) + ")"));
        return new TwoLives(source(id), patient, life(patient, asked), life(patient, against), chosen);
    }

    /** A life, refused where it is not the one that the run stored. */
    private PatientLife life(CohortPatient patient, Policy policy) {
        if (policy.hasLimitedOffer()) {
            throw new ReplayDiffers(
                    policy.id() + " has a queue: when this patient's turn came, the other patients decided, and no"
                            + " table keeps it; choose another --policy");
        }
        PatientLife life = replay.live(patient, policy);
        PatientOutcome was = stored.outcome(patient.patientId(), policy.id())
                .orElseThrow(() -> new InputException(run.folder() + ": patient_outcomes lacks patient "
                        + patient.patientId() + " under " + policy.id()));
        List<String> differences = ReplayCheck.differences(was, life.outcome());
        if (!differences.isEmpty()) {
            throw new ReplayDiffers("patient " + patient.patientId() + " under " + policy.id()
                    + " does not come out as the run stored it, in " + differences.size() + " of "
                    + ReplayCheck.columns()
                    + " columns (" + Shown.names(differences) + "); the run was written by "
                    + run.manifest().codeVersion() + ", and this is " + RunIdentity.version()
                    + "; explain it with the program that wrote it, or run the study again");
        }
        return life;
    }

    private TwoLives.Source source(long id) {
        RunTitle title = ListedRun.of(run.folder()).title();
        return new TwoLives.Source(
                run.manifest().runId(),
                title.title(),
                PackWords.adults(run.manifest().config()),
                study.seed(),
                study.years(),
                (int) Math.round(study.years() * Calendar.DAYS_PER_YEAR),
                run.manifest().codeVersion(),
                "jobs/allostat explain " + run.manifest().runId() + " --patient " + id + " --policy " + asked.id() + ","
                        + against.id());
    }

    @Override
    public void close() {
        stored.close();
    }

    /** A replay that is not what the run stored: the program, not the user, is to blame. */
    static final class ReplayDiffers extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReplayDiffers(String message) {
            super(message);
        }
    }
}
