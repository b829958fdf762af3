package org.allostat.emulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allostat.emulate.EmulatedStudy.Source;
import org.allostat.kernel.KernelState;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.Person;
import org.allostat.population.PersonGenerator;
import org.allostat.population.history.ExposureHistory;

/** The people from whom studies find theirs, by number; the same person at every call. One thread at a time. */
final class SourcePeople {
    private final ExposureHistory history;
    private final PersonGenerator generator;
    private long days;

    SourcePeople(Model model) {
        history = new ExposureHistory(model);
        generator = new PersonGenerator(model);
    }

    /**
     * Some people of a source.
     *
     * @param from number of the first
     * @param to number after the last
     */
    List<CohortPatient> of(Source source, long from, long to) {
        return switch (source) {
            case LONG_TERM -> longTerm(from, to);
            case INITIATORS -> initiators(from, to);
        };
    }

    private List<CohortPatient> longTerm(long from, long to) {
        List<CohortPatient> patients = new ArrayList<>();
        long first = ExposureType.LONG_TERM.personId(from);
        for (Interview interview : history.interviews(first, first + (to - from))) {
            patients.add(interview.patient(1));
        }
        days += history.days();
        return patients;
    }

    private List<CohortPatient> initiators(long from, long to) {
        List<CohortPatient> patients = new ArrayList<>();
        for (long n = from; n < to; n++) {
            patients.add(beforeFirstOpioid(generator.person(ExposureType.LONG_TERM.personId(n))));
        }
        return patients;
    }

    private static CohortPatient beforeFirstOpioid(Person person) {
        CohortPatient.Baseline untreated =
                new CohortPatient.Baseline(person.traits().untreatedPain(), 0, 0, 0);
        CohortPatient asNow = new Interview(
                        person, 0, 0, 0, 0, 0, Optional.of(new Interview.Body(0, untreated, KernelState.NEVER_EXPOSED)))
                .patient(1);
        return changed(asNow, person.ageYears(), 0, asNow.formulation(), 0, false, KernelState.NEVER_EXPOSED);
    }

    /** A patient at another dose, or as found at a day of a record. */
    static CohortPatient at(CohortPatient patient, double mmePerDay, String formulation) {
        return changed(
                patient,
                patient.ageYears(),
                mmePerDay,
                formulation.isEmpty() ? patient.formulation() : formulation,
                patient.yearsOnOpioids(),
                patient.misuse(),
                patient.state());
    }

    static CohortPatient changed(
            CohortPatient patient,
            int ageYears,
            double mmePerDay,
            String formulation,
            double yearsOnOpioids,
            boolean misuse,
            KernelState state) {
        return new CohortPatient(
                patient.patientId(),
                patient.weight(),
                patient.exposureType(),
                ageYears,
                patient.sex(),
                patient.raceEthnicity(),
                patient.insurance(),
                patient.selfRatedHealthFairPoor(),
                patient.seriousDistress(),
                patient.painCondition(),
                patient.startedForAcutePain(),
                mmePerDay,
                patient.courseDaysLeft(),
                formulation,
                yearsOnOpioids,
                patient.benzodiazepine(),
                patient.depression(),
                misuse,
                patient.criteriaCount(),
                patient.poudSeverity(),
                patient.criteria(),
                patient.baseline(),
                patient.traits(),
                patient.personTraits(),
                state);
    }

    /** Days of the kernel so far. */
    long days() {
        return days;
    }
}
