package org.allostat.population;

import java.util.List;
import java.util.stream.LongStream;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.kernel.Severity;
import org.allostat.population.history.ExposureHistory;

/** Cohort patients for tests. */
public final class Patients {
    private static final CohortPatient SOME =
            longTerm(new Model(FrozenRegistry.REGISTRY, 1), 1).get(0);

    private Patients() {}

    /** Long-term users who enter the cohort, the first found, each standing for one adult. */
    public static List<CohortPatient> longTerm(Model model, int count) {
        return ofType(model, ExposureType.LONG_TERM, count);
    }

    /** Users of a type who enter the cohort, the first found, each standing for one adult. */
    public static List<CohortPatient> ofType(Model model, ExposureType type, int count) {
        ExposureHistory history = new ExposureHistory(model);
        return LongStream.iterate(0, n -> n + 1)
                .mapToObj(n -> history.interview(type.personId(n)))
                .filter(Interview::inCohort)
                .limit(count)
                .map(interview -> interview.patient(1))
                .toList();
    }

    /** The same patient as one on long-term therapy who takes nothing: the prescriber has stopped before the study. */
    public static CohortPatient withoutDoseOnLongTermTherapy(CohortPatient some) {
        return new CohortPatient(
                some.patientId(),
                some.weight(),
                ExposureType.LONG_TERM.label(),
                some.ageYears(),
                some.sex(),
                some.raceEthnicity(),
                some.insurance(),
                some.selfRatedHealthFairPoor(),
                some.seriousDistress(),
                some.painCondition(),
                some.startedForAcutePain(),
                0,
                0,
                some.formulation(),
                some.yearsOnOpioids(),
                some.benzodiazepine(),
                some.depression(),
                some.misuse(),
                some.criteriaCount(),
                some.poudSeverity(),
                some.criteria(),
                some.baseline(),
                some.traits(),
                some.personTraits(),
                some.state());
    }

    /** A patient of whom only what strata need matters. */
    static CohortPatient of(int ageYears, double mme, double years, int criteria, String sex, String insurance) {
        CohortPatient some = SOME;
        return new CohortPatient(
                some.patientId(),
                some.weight(),
                some.exposureType(),
                ageYears,
                sex,
                some.raceEthnicity(),
                insurance,
                some.selfRatedHealthFairPoor(),
                some.seriousDistress(),
                some.painCondition(),
                some.startedForAcutePain(),
                mme,
                some.courseDaysLeft(),
                some.formulation(),
                years,
                some.benzodiazepine(),
                some.depression(),
                some.misuse(),
                criteria,
                Severity.ofCriteria(criteria).label(),
                some.criteria(),
                some.baseline(),
                some.traits(),
                some.personTraits(),
                some.state());
    }
}
