package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.policy.Policy;
import org.allostat.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalStudyTest {
    @TempDir
    Path folder;

    static List<String> ids() {
        return PolicyLibrary.BUNDLED;
    }

    @Test
    void smallStudyIsThisText() throws IOException {
        Files.writeString(folder.resolve("stop.yaml"), """
                title: Stop
                description: d
                guideline: {citation: c, link: l, encodes: e}
                offers: [{kind: discontinue, consent: none}]
                """);
        Path file = Files.writeString(folder.resolve("s.yaml"), """
                title: T
                patients: 7
                policies: [stop.yaml]
                comparator: stop
                pivots: {parameters: [{parameter: W50, value: 0.5}]}
                """);
        assertEquals(
                "{\"beyond_horizon\":\"none\",\"comparator\":\"stop\",\"discount_rate_per_year\":0.03,\"draws\":0,\"parameters\":{},\"patients\":7,"
                        + "\"perspective\":\"health_care_sector\",\"pivots\":{\"parameters\":[{\"parameter\":\"traits.withdrawal_half\","
                        + "\"reason\":\"named by the study\",\"value\":0.5}],\"patients\":500},"
                        + "\"policies\":[{\"acute_courses\":{\"max_days\":90,\"max_mme_per_day\":1000.0,"
                        + "\"when\":{\"max_mme_per_day\":1000.0,\"min_criteria_count\":0,\"min_mme_per_day\":0.0,"
                        + "\"min_years_on_opioids\":0.0,"
                        + "\"patient\":{\"benzodiazepine\":\"any\",\"depression\":\"any\",\"formulations\":[],\"insurances\":[],"
                        + "\"max_age_years\":120,\"max_criteria_count\":11,\"min_age_years\":0,\"pain_conditions\":[],\"sex\":\"any\"},"
                        + "\"started_for\":\"any\"}},\"costs\":{\"per_offer\":[],\"per_review\":[]},\"description\":\"d\","
                        + "\"eligibility\":{\"max_mme_per_day\":1000.0,\"min_criteria_count\":0,"
                        + "\"min_mme_per_day\":0.0,\"min_years_on_opioids\":0.0,"
                        + "\"patient\":{\"benzodiazepine\":\"any\",\"depression\":\"any\",\"formulations\":[],\"insurances\":[],"
                        + "\"max_age_years\":120,\"max_criteria_count\":11,\"min_age_years\":0,\"pain_conditions\":[],\"sex\":\"any\"},\"started_for\":\"any\"},"
                        + "\"escalation\":{\"cap_mme_per_day\":400.0,\"probability_ratio\":1.0,"
                        + "\"rule\":\"on_perceived_breakthrough\",\"step_mme_per_day\":15.0,\"step_share\":0.3},"
                        + "\"exceptions\":{\"share\":0.0,\"when\":[]},"
                        + "\"guideline\":{\"citation\":\"c\",\"encodes\":\"e\",\"link\":\"l\"},\"id\":\"stop\","
                        + "\"offers\":[{\"consent\":\"none\",\"education\":0.0,\"kind\":\"discontinue\","
                        + "\"probability_per_review\":1.0,\"repeat\":\"every_review\","
                        + "\"when\":{\"max_mme_per_day\":1000.0,\"min_criteria_count\":0,\"min_mme_per_day\":0.0,"
                        + "\"min_years_on_opioids\":0.0,"
                        + "\"patient\":{\"benzodiazepine\":\"any\",\"depression\":\"any\",\"formulations\":[],\"insurances\":[],"
                        + "\"max_age_years\":120,\"max_criteria_count\":11,\"min_age_years\":0,\"pain_conditions\":[],\"sex\":\"any\"},\"started_for\":\"any\"}}],\"review_interval_days\":28,"
                        + "\"rollout\":{\"before\":\"usual-care\",\"phase_in_days\":0,\"start_day\":0,\"uptake\":1.0},"
                        + "\"scenario_assumptions\":[],\"standing\":\"scenario\",\"title\":\"Stop\"}],"
                        + "\"posterior\":\"\",\"rank_references\":false,\"seed\":1,\"structures\":[],\"uncertainty\":\"posterior\","
                        + "\"value_of_information\":{\"entrants_per_year\":0.0,\"horizon_years\":10},"
                        + "\"willingness_to_pay_usd_per_qaly\":[50000.0,100000.0,150000.0],\"years\":5}",
                CanonicalStudy.json(StudyReader.read(file, List.of(), StudyReader.Use.RUN, FrozenRegistry.REGISTRY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title=Another name", "partitions=64", "discount_rate_per_year=0.030"})
    void whatChangesNoResultChangesNoText(String override) {
        assertEquals(CanonicalStudy.json(ci()), CanonicalStudy.json(ci(override)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=5",
                "patients=501",
                "years=3",
                "draws=1",
                "policies=[usual-care, cdc-2016]",
                "comparator=cdc-2016",
                "discount_rate_per_year=0.031",
                "perspective=payer",
                "beyond_horizon=life_expectancy",
                "willingness_to_pay_usd_per_qaly=[50000]",
                "pivots.patients=501",
                "pivots.parameters=[]",
                "rank_references=true",
                "strata=[[sex, age_group]]",
                "value_of_information.horizon_years=11",
                "value_of_information.entrants_per_year=100",
                "parameters.hazard.illicit_potency=3"
            })
    void whatMayChangeAResultChangesTheText(String override) {
        assertNotEquals(CanonicalStudy.json(ci()), CanonicalStudy.json(ci(override)));
    }

    /** Tables name crossed strata in one order, so that the order in which a study names them is no other question. */
    @Test
    void crossedStrataAreTheSameInAnyOrder() {
        String text = CanonicalStudy.json(ci("strata=[[sex, age_group, exposure_type], [mme_band, sex]]"));
        assertEquals(text, CanonicalStudy.json(ci("strata=[[sex, mme_band], [age_group, exposure_type, sex]]")));
        assertTrue(
                text.contains("\"strata\":[[\"exposure_type\",\"sex\",\"age_group\"],[\"sex\",\"mme_band\"]]"), text);
        assertEquals(CanonicalStudy.json(ci()), CanonicalStudy.json(ci("strata=[]")));
        assertFalse(CanonicalStudy.json(ci()).contains("strata"));
    }

    @Test
    void keysAreSorted() throws IOException {
        assertSorted(JsonMapper.builder().build().readTree(CanonicalStudy.json(ci())));
    }

    /** What PolicyText writes, PolicyReader reads back as the same policy. */
    @ParameterizedTest
    @MethodSource("ids")
    void policyInFullReadsBackAsItself(String id) throws IOException {
        Policy policy = PolicyLibrary.standard(FrozenRegistry.REGISTRY).find(id);
        ObjectNode fields = (ObjectNode) JsonMapper.builder().build().readTree(PolicyText.json(policy));
        fields.remove("id");
        Path file = Files.writeString(folder.resolve(id + ".yaml"), fields.toPrettyString());
        assertEquals(policy, PolicyReader.read(file, FrozenRegistry.REGISTRY));
    }

    private static Study ci(String... overrides) {
        return StudyReader.read(
                Path.of("jobs/studies/ci.yaml"), List.of(overrides), StudyReader.Use.RUN, FrozenRegistry.REGISTRY);
    }

    private static void assertSorted(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        assertEquals(keys.stream().sorted().toList(), keys);
        node.forEach(CanonicalStudyTest::assertSorted);
    }
}
