package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allostat.evidence.Registry;
import org.allostat.kernel.Formulation;
import org.allostat.policy.OfferTerms;
import org.allostat.policy.Policy;
import org.allostat.population.Crossing;
import org.allostat.population.StratumVariable;
import org.allostat.problem.Problems;
import org.allostat.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas, the records and the READMEs say the same. */
class SchemaAgreementTest {
    private static final SchemaFile POLICY = SchemaFile.ofPolicy();
    private static final SchemaFile STUDY = SchemaFile.ofStudy();

    @Test
    void policySchemaHasTheRecordsComponentsAndEnumValues() {
        assertAgrees(Policy.class, POLICY.root(), Set.of("id"), POLICY);
    }

    /** A lever's class, its kind in the schema and the fields that its kind may use are one. */
    @Test
    void offerSchemaHasTheLeversAndTheirComponents() {
        JsonNode offer = POLICY.root().at("/$defs/offer");
        Set<String> all = fields(offer);
        all.remove(OfferFields.KIND);
        assertEquals(
                List.copyOf(OfferFields.levers().keySet()), AllowedValues.names(offer.at("/properties/kind/enum")));
        Set<String> used = new TreeSet<>();
        OfferFields.levers().forEach((kind, lever) -> {
            Set<String> own = new TreeSet<>(OfferFields.names(lever));
            Set<String> allowed = new TreeSet<>(all);
            allowed.removeAll(fieldsOfOtherKinds(offer, kind));
            assertEquals(own, allowed, kind);
            used.addAll(own);
        });
        assertEquals(all, used);
    }

    private static Set<String> fieldsOfOtherKinds(JsonNode offer, String kind) {
        Set<String> others = new TreeSet<>();
        for (JsonNode rule : offer.path("allOf")) {
            JsonNode users = rule.at("/if/properties/kind");
            if (!users.path("const").asText().equals(kind)
                    && !AllowedValues.names(users.path("enum")).contains(kind)) {
                rule.at("/else/properties").fieldNames().forEachRemaining(others::add);
            }
        }
        return others;
    }

    @Test
    void studySchemaHasTheRecordsComponents() {
        assertEquals(names(Study.class, Set.of("name")), fields(STUDY.root()));
    }

    @Test
    void strataThatCanBeCrossedAreThoseOfTheTables() {
        assertEquals(
                Arrays.stream(StratumVariable.values())
                        .filter(variable -> variable != StratumVariable.ALL)
                        .map(StratumVariable::label)
                        .toList(),
                AllowedValues.names(STUDY.root().at("/properties/strata/items/items/enum")));
        String described = STUDY.root().at("/properties/strata/description").asText();
        assertTrue(described.contains("at most " + Crossing.MOST_STRATA + " cells"), described);
    }

    @Test
    void rotationTargetsAreTheKernelsFullAgonistFormulations() {
        JsonNode targets = POLICY.resolve(POLICY.root().at("/$defs/offer/properties/rotate_to"));
        assertEquals(
                Arrays.stream(Formulation.values())
                        .filter(formulation -> formulation != Formulation.BUPRENORPHINE)
                        .map(Formulation::label)
                        .toList(),
                AllowedValues.names(targets.get("enum")));
    }

    @ParameterizedTest
    @CsvSource({
        "jobs/policies/README.md, policy",
        "jobs/studies/README.md, study",
        "jobs/emulations/README.md, emulation",
        "jobs/calibrations/README.md, calibration",
        "jobs/packs/README.md, pack"
    })
    void readmeHoldsTheSchemasFieldTable(Path readme, String kind) throws IOException {
        String table = FieldTable.of(
                switch (kind) {
                    case "policy" -> POLICY;
                    case "study" -> STUDY;
                    case "emulation" -> SchemaFile.ofEmulation();
                    case "pack" -> SchemaFile.ofPack();
                    default -> SchemaFile.ofCalibration();
                });
        assertTrue(Files.readString(readme).contains(table), () -> readme + " must contain:\n" + table);
    }

    @Test
    void policyReadmeExampleIsAValidPolicy() throws IOException {
        assertValid("jobs/policies/README.md", true);
    }

    @Test
    void studyReadmeExampleIsAValidStudy() throws IOException {
        assertValid("jobs/studies/README.md", false);
    }

    @Test
    void emulationReadmeExampleIsAValidStudy() throws IOException {
        String example = Files.readString(Path.of("jobs/emulations/README.md"))
                .split("```yaml\n", 2)[1]
                .split("```", 2)[0];
        assertEquals(
                "example",
                EmulationReader.read(new SourceText("example.yaml", example), Registry.standard())
                        .id());
    }

    private static void assertValid(String readme, boolean isPolicy) throws IOException {
        String example =
                Files.readString(Path.of(readme)).split("```yaml\n", 2)[1].split("```", 2)[0];
        Problems problems = new Problems("input.yaml");
        YamlDocument document = YamlParser.parse(new SourceText(readme, example), problems);
        (isPolicy ? POLICY : STUDY).check(document, problems);
        problems.throwIfAny();
    }

    private static void assertAgrees(Class<?> type, JsonNode object, Set<String> notInFile, SchemaFile schema) {
        assertEquals(names(type, notInFile), fields(object), type::getName);
        assertPartsAgree(type, object, schema);
    }

    private static void assertPartsAgree(Class<?> type, JsonNode object, SchemaFile schema) {
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode field =
                    schema.resolve(object.path("properties").path(RecordMapper.snakeCase(component.getName())));
            Class<?> part = component.getType();
            if (component.getGenericType().getTypeName().contains("Offer>")) {
                JsonNode offer = schema.resolve(field.get("items"));
                assertPartsAgree(OfferTerms.class, offer, schema);
                OfferFields.levers().values().forEach(lever -> assertPartsAgree(lever, offer, schema));
            } else if (part.isEnum()) {
                assertEquals(
                        Arrays.stream(part.getEnumConstants())
                                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                        Set.copyOf(AllowedValues.names(field.path("enum"))),
                        part::getName);
            } else if (part.isRecord() && part != OfferTerms.class) {
                assertAgrees(part, field, Set.of(), schema);
            }
        }
    }

    private static Set<String> names(Class<?> type, Set<String> without) {
        List<String> names = Arrays.stream(type.getRecordComponents())
                .map(component -> RecordMapper.snakeCase(component.getName()))
                .filter(name -> !without.contains(name))
                .toList();
        return new TreeSet<>(names);
    }

    private static Set<String> fields(JsonNode object) {
        TreeSet<String> fields = new TreeSet<>();
        object.path("properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }
}
