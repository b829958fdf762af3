package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.allostat.kernel.KernelParameters;
import org.allostat.kernel.PatientTraits;
import org.allostat.outcomes.UnitCosts;
import org.allostat.policy.Behaviour;
import org.allostat.policy.PersonTraits;
import org.allostat.population.PopulationParameters;
import org.junit.jupiter.api.Test;

/**
 * A parameter that nobody reads promises an effect it does not have. Binding a record reads all its components by
 * reflection, so here each is looked for in the code: a call of its accessor, a use of its field by the record itself, or
 * its id in the source of the program or of a policy.
 */
final class ParametersAreReadTest {
    /** Costs that a policy may name; no policy that is shipped does. */
    private static final Set<String> FOR_POLICIES_OF_USERS = Set.of("costs.urine_test");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.allostat");

    @Test
    void everyParameterIsReadSomewhere() throws IOException {
        String text = text(Path.of("src/main/java"), ".java") + text(Path.of("jobs/policies"), ".yaml");
        Set<String> unread = new TreeSet<>();
        collectUnread("", KernelParameters.class, text, unread);
        collectUnread("traits.", PatientTraits.class, text, unread);
        collectUnread("person.", PersonTraits.class, text, unread);
        collectUnread("behaviour.", Behaviour.class, text, unread);
        collectUnread("population.", PopulationParameters.class, text, unread);
        collectUnread("costs.", UnitCosts.class, text, unread);
        assertEquals(FOR_POLICIES_OF_USERS, unread);
    }

    private static void collectUnread(String prefix, Class<?> type, String text, Set<String> unread) {
        for (RecordComponent component : type.getRecordComponents()) {
            String id = prefix + RecordShape.snakeCase(component.getName());
            if (component.getType().isRecord()) {
                collectUnread(id + ".", component.getType(), text, unread);
            } else if (!isRead(type, component.getName()) && !text.contains(id)) {
                unread.add(id);
            }
        }
    }

    private static boolean isRead(Class<?> type, String component) {
        JavaClass record = CLASSES.get(type);
        boolean called = !record.getMethod(component).getCallsOfSelf().isEmpty();
        Set<String> generated = Set.of(component, "<init>", "toString", "hashCode", "equals");
        return called
                || record.getField(component).getAccessesToSelf().stream()
                        .anyMatch(
                                access -> !generated.contains(access.getOrigin().getName()));
    }

    private static String text(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            StringBuilder all = new StringBuilder();
            for (Path source : sources) {
                all.append(Files.readString(source));
            }
            return all.toString();
        }
    }
}
