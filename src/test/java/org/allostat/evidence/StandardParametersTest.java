package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allostat.kernel.KernelParameters;
import org.allostat.kernel.PatientTraits;
import org.allostat.policy.PersonTraits;
import org.allostat.population.PopulationParameters;
import org.junit.jupiter.api.Test;

/** The registry that the program carries against the records that it is for. */
final class StandardParametersTest {
    private final Registry registry = Registry.standard();

    private static final Pattern BINDING =
            Pattern.compile("\\.bind(?:Patient)?\\(\\s*\"([a-z]*)\",\\s*([\\w.]+)\\.class");

    /** The groups that the program binds, as its sources say: a new one needs no line here. */
    private static Map<String, Class<? extends Record>> bound() throws IOException, ClassNotFoundException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Map<String, Class<? extends Record>> bound = new HashMap<>();
        for (Path source : sources) {
            Matcher bindings = BINDING.matcher(Files.readString(source));
            while (bindings.find()) {
                bound.put(bindings.group(1), record(bindings.group(2), sources));
            }
        }
        return bound;
    }

    private static Class<? extends Record> record(String name, List<Path> sources) throws ClassNotFoundException {
        String file = name.split("\\.", -1)[0] + ".java";
        Path source =
                sources.stream().filter(each -> each.endsWith(file)).findFirst().orElseThrow();
        Path folder = Path.of("src/main/java").relativize(source.resolveSibling(name.replace('.', '$')));
        return Class.forName(folder.toString().replace(File.separatorChar, '.')).asSubclass(Record.class);
    }

    @Test
    void everyParameterIsBoundExactlyOnce() throws Exception {
        Map<String, Class<? extends Record>> bound = bound();
        assertTrue(bound.keySet().containsAll(Set.of("", "behaviour", "population", "costs")), bound::toString);
        bound.put("traits", PatientTraits.class); // drawn for each person, component by component
        bound.put("person", PersonTraits.class);
        registry.requireAllBound(bound);
    }

    @Test
    void componentsReceiveTheValueOfTheirOwnPath() {
        KernelParameters kernel = FrozenRegistry.REGISTRY.bind("", KernelParameters.class);
        assertEquals(1.7, kernel.pharmacology().toleranceGain());
        assertEquals(21, kernel.opponents().hypocretin().timeConstantDays());
        assertEquals(0.144, kernel.utility().painDecrement5());
        assertEquals(2.35, kernel.criteria().timeSpent().discrimination());
        assertEquals(36, kernel.regimens().methadone().carryOverHalfLifeHours());
    }

    @Test
    void traitsWithoutSpreadAreTheSameInEveryPatient() {
        Registry frozen = FrozenRegistry.REGISTRY;
        PatientTraits low = frozen.bindPatient("traits", PatientTraits.class, id -> 0.01);
        PatientTraits high = frozen.bindPatient("traits", PatientTraits.class, id -> 0.99);
        assertEquals(12, low.toleranceTimeConstantDays());
        assertEquals(12, high.toleranceTimeConstantDays());
        assertTrue(low.vulnerability() < 1 && 1 < high.vulnerability());
    }

    /** Lognormal medians are the reference patient's values, so that the reference patient is a median patient. */
    @Test
    void skewedTraitsHaveTheReferencePatientAsMedian() {
        for (Parameter parameter : registry.parameters()) {
            if (parameter.id().startsWith("traits.")
                    && parameter.betweenPatients() instanceof Distribution.LogNormal spread) {
                assertEquals(parameter.value(), spread.median(), parameter.id());
            }
        }
    }

    @Test
    void scenarioWithoutNeuroimmunePainHasItInNoPatient() {
        Registry without = registry.with(Map.of("pi_NI", 0.0));
        assertEquals(
                0,
                without.bindPatient("traits", PatientTraits.class, id -> 0.999).neuroimmunePainWeight());
    }

    /** Sources give the shares of a whole: whoever changes one changes another. */
    @Test
    void sharesOfAWholeAgainstTheirSourcesAddToOne() {
        PopulationParameters population = registry.bind("population", PopulationParameters.class);
        PopulationParameters.FormulationMix mix = population.formulation();
        assertEquals(
                1,
                mix.shortActingOnlyShare()
                        + mix.shortAndLongActingShare()
                        + mix.longActingOnlyShare()
                        + mix.switchingShare(),
                1e-12);
        PopulationParameters.Pain pain = population.pain();
        assertEquals(
                1,
                pain.back().share()
                        + pain.joint().share()
                        + pain.neuropathic().share()
                        + pain.widespread().share()
                        + pain.other().share(),
                1e-12);
        PopulationParameters.ShortCourse courses = population.shortCourse();
        assertEquals(
                1,
                courses.surgery().share()
                        + courses.dental().share()
                        + courses.injury().share()
                        + courses.otherPain().share(),
                1e-12);
    }

    /** What normalizes the ratio of benzodiazepines is the share that is simulated: one source, Bohnert 2018, for both. */
    @Test
    void benzodiazepinePrevalenceAgainstItsSourceIsTheSimulatedShare() {
        PopulationParameters population = registry.bind("population", PopulationParameters.class);
        assertEquals(
                registry.parameter("hazard.overdose_benzodiazepine_prevalence").value(),
                population.comorbidity().benzodiazepineShareLongTerm());
    }

    @Test
    void intermittentUsersAreLeft() {
        PopulationParameters population = registry.bind("population", PopulationParameters.class);
        assertTrue(population.exposure().intermittentShare() > 0);
    }

    /** Every draw gives finite values inside the limits, and shares of exposure that leave room for all three. */
    @Test
    void drawsStayInsideTheirLimits() {
        for (int draw = 1; draw <= 200; draw++) {
            Registry drawn = registry.draw(1, draw);
            for (Parameter parameter : drawn.parameters()) {
                assertTrue(parameter.allows(parameter.value()), parameter.id() + " " + parameter.value());
            }
            PopulationParameters population = drawn.bind("population", PopulationParameters.class);
            assertTrue(population.exposure().intermittentShare() > 0);
        }
    }

    /** Draw 0 of a study is in the middle of what its other draws say is possible, and "calibrated" says that published results narrowed a value. */
    @Test
    void theRegistryCarriesTheCentreOfThePosterior() {
        Posterior posterior = Posterior.ofFile();
        posterior.centre().forEach((id, centre) -> {
            double value = Registry.standard().parameter(id).value();
            assertEquals(centre, value, 0.0051 * Math.abs(centre), id);
        });
        for (Parameter parameter : Registry.standard().parameters()) {
            if (parameter.basis() == Basis.CALIBRATED) {
                assertTrue(posterior.centre().containsKey(parameter.id()), parameter.place() + ": " + parameter.id());
            }
        }
    }
}
