package org.allostat.population.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.kernel.KernelState;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.ScalarKernel;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.PainCourse;
import org.allostat.population.Person;
import org.allostat.population.PersonGenerator;
import org.junit.jupiter.api.Test;

/** Who stays on long-term therapy, and who those are who do. */
class LongTermStayersTest {
    private static final int PEOPLE = 2000;
    private static final String WEIGHT = "population.long_term.selection_by_benefit";

    private static Model model(Map<String, Double> values) {
        return new Model(FrozenRegistry.REGISTRY.with(values), 11);
    }

    private static List<Person> longTerm(Model model) {
        LongTermStayers stayers = new LongTermStayers(model);
        return LongStream.range(0, PEOPLE)
                .mapToObj(n -> stayers.person(ExposureType.LONG_TERM.personId(n)))
                .toList();
    }

    @Test
    void switchedOffEverybodyWhoBeginsStays() {
        Model model = model(Map.of());
        PersonGenerator generator = new PersonGenerator(model);
        for (Person person : longTerm(model)) {
            assertEquals(generator.person(person.id()), person);
        }
    }

    @Test
    void onlyTraitsOfLongTermUsersAreChosen() {
        Model model = model(Map.of(WEIGHT, 2.0));
        LongTermStayers stayers = new LongTermStayers(model);
        PersonGenerator generator = new PersonGenerator(model);
        long others = 0;
        for (int n = 0; n < 200; n++) {
            long id = ExposureType.LONG_TERM.personId(n);
            Person person = stayers.person(id);
            Person first = generator.person(id);
            assertEquals(first.ageYears(), person.ageYears());
            assertEquals(first.formulation(), person.formulation());
            assertEquals(first.yearsOnOpioids(), person.yearsOnOpioids());
            others += first.traits().equals(person.traits()) ? 0 : 1;
            for (ExposureType type : List.of(ExposureType.SHORT_COURSE, ExposureType.INTERMITTENT)) {
                assertEquals(generator.person(type.personId(n)), stayers.person(type.personId(n)));
            }
        }
        assertTrue(others > 20 && others < 150, "not the first: " + others);
    }

    /**
     * Whoever is tried is kept with a probability of the benefit b, so those who stay have the mean benefit
     * E[b p(b)] / E[p(b)] of those who begin, and the n-th is reached with probability (1 - E[p])^n. Both sides of it are means over
     * simulated people, the right one by the scalar kernel; four standard errors of a difference are missed once in 16,000 seeds.
     */
    @Test
    void thoseWhoStayHaveTheBenefitThatTheLawSays() {
        double weight = 2;
        Model model = model(Map.of(WEIGHT, weight));
        PersonGenerator generator = new PersonGenerator(model);
        ExposureCourses exposure = new ExposureCourses(model);
        LongTermStayers stayers = new LongTermStayers(model);
        double sum = 0;
        double squares = 0;
        double kept = 0;
        double keptBenefit = 0;
        double first = 0;
        for (int n = 0; n < PEOPLE; n++) {
            long id = ExposureType.LONG_TERM.personId(n);
            double stayed = benefit(stayers.person(id), model, exposure);
            sum += stayed;
            squares += stayed * stayed;
            first += stayers.attempt(id) == 0 ? 1 : 0;
            double began = benefit(generator.person(id), model, exposure);
            double stays = 1 / (1 + Math.exp(-(0.85 + weight * (began - 0.5))));
            kept += stays;
            keptBenefit += stays * began;
        }
        double error = Math.sqrt((squares - sum * sum / PEOPLE) / PEOPLE / PEOPLE);
        assertEquals(keptBenefit / kept, sum / PEOPLE, 4 * Math.sqrt(2) * error);
        double share = kept / PEOPLE;
        assertEquals(share, first / PEOPLE, 4 * Math.sqrt(share * (1 - share) / PEOPLE));
    }

    private static double benefit(Person person, Model model, ExposureCourses exposure) {
        PatientBatch batch = new PatientBatch(1);
        batch.setPerson(0, person.traits(), model.constants());
        PainCourse pain = new PainCourse(model);
        batch.setUntreatedPain(0, pain.untreatedPain(person.traits().untreatedPain(), pain.atInterview(person.id())));
        batch.setFormulation(0, person.formulation(), model.constants());
        batch.setState(0, KernelState.NEVER_EXPOSED);
        batch.doseMmePerDay[0] = exposure.startingMmePerDay(person);
        ScalarKernel kernel = new ScalarKernel(model.constants());
        double relief = 0;
        for (int visit = 1; visit <= 6; visit++) {
            kernel.advance(batch, 0, 28);
            relief += visit >= 4 ? (batch.untreatedPain(0) - batch.lastPain[0]) / 3 : 0;
        }
        return relief + 0.1 * batch.lastCows[0];
    }

    /** The standard registry's midpoint was computed so; 20,000 people, by the program, gave it. */
    @Test
    void midpointAgainstItsSource() {
        Model model = new Model(Registry.standard(), 11);
        PersonGenerator generator = new PersonGenerator(model);
        ExposureCourses exposure = new ExposureCourses(model);
        double[] benefits = LongStream.range(0, PEOPLE)
                .mapToDouble(n -> benefit(generator.person(ExposureType.LONG_TERM.personId(n)), model, exposure))
                .sorted()
                .toArray();
        assertEquals(benefits[PEOPLE / 2], model.population().longTerm().selectionMidpointNrs(), 0.05);
    }

    @Test
    void theHistoryIsOfThoseWhoStay() {
        Model model = model(Map.of(WEIGHT, 2.0));
        LongTermStayers stayers = new LongTermStayers(model);
        long from = ExposureType.LONG_TERM.personId(0);
        for (Interview interview : new ExposureHistory(model).interviews(from, from + 50)) {
            assertEquals(stayers.person(interview.person().id()), interview.person());
        }
    }
}
