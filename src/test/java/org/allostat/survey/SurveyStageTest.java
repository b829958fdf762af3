package org.allostat.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Pack;
import org.allostat.evidence.Perspective;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.history.ExposureHistory;
import org.allostat.population.universe.InterviewStage;
import org.allostat.population.universe.Progress;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.population.universe.UniverseDesign.Stratum;
import org.allostat.run.RunDescription;
import org.allostat.run.RunFolder;
import org.allostat.study.Pivots;
import org.allostat.study.Study;
import org.allostat.study.Survey;
import org.allostat.study.Uncertainty;
import org.allostat.study.ValueOfInformation;
import org.allostat.survey.design.SurveyDesign;
import org.allostat.survey.design.SurveySample;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.LonelyPsu;
import org.allostat.survey.estimate.StandardEstimates;
import org.allostat.survey.estimate.SurveyTally;
import org.allostat.table.LocalSpark;
import org.allostat.table.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small survey on Spark, against the same people asked one after the other. */
class SurveyStageTest {
    private static final long SEED = 9;
    private static final int REPLICATES = 3;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final Model MODEL = new Model(REGISTRY, SEED);
    private static final UniverseDesign UNIVERSE = new UniverseDesign(List.of(
            new Stratum(ExposureType.SHORT_COURSE, 30_000, 300),
            new Stratum(ExposureType.INTERMITTENT, 20_000, 200),
            new Stratum(ExposureType.LONG_TERM, 8_000, 400)));
    private static final SurveyDesign DESIGN = new SurveyDesign(5, 2, 4, List.of(0.005, 0.005, 0.005), 0.02, 0, 0);

    @TempDir
    private Path out;

    private record Result(
            List<SurveyRespondent> respondents, List<SurveyEstimate> estimates, List<SurveyReplicate> replicates) {}

    private Result run(Survey survey, SurveyDesign design, int partitions) {
        Study study = new Study(
                "test",
                "Test",
                SEED,
                0,
                5,
                0,
                Uncertainty.NONE,
                Posterior.NONE,
                Pack.NONE,
                List.of(),
                "",
                0.03,
                Perspective.HEALTH_CARE_SECTOR,
                BeyondHorizon.NONE,
                List.of(),
                Map.of(),
                false,
                new Pivots(500, List.of()),
                List.of(),
                List.of(),
                new ValueOfInformation(1, 0),
                0,
                survey);
        String id = "run-" + survey.hashCode() + "-" + partitions + "-" + design.hashCode();
        RunDescription description =
                new RunDescription(id, "abc123", SEED, "{}", "0.1.0", Instant.parse("2026-01-02T03:04:05Z"));
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), out.toString(), description)) {
            SurveyStage stage = new SurveyStage(LocalSpark.session(), study, UNIVERSE, design);
            new InterviewStage(LocalSpark.session(), REGISTRY, SEED, UNIVERSE, partitions)
                    .run(
                            stage.listeners(),
                            Progress.NONE,
                            heard -> stage.write(folder, heard, EstimateTable.standard(List.of())));
            List<SurveyRespondent> respondents =
                    new ArrayList<>(Table.of(SurveyStage.SURVEY_RESPONDENT, SurveyRespondent.class)
                            .collect(folder.read(SurveyStage.SURVEY_RESPONDENT)));
            respondents.sort(
                    Comparator.comparingLong(SurveyRespondent::personId).thenComparingInt(SurveyRespondent::psu));
            return new Result(
                    respondents,
                    Table.of(EstimateTable.SURVEY_ESTIMATES, SurveyEstimate.class)
                            .collect(folder.read(EstimateTable.SURVEY_ESTIMATES)),
                    survey.replicates() == 1
                            ? List.of()
                            : Table.of(SurveyStage.SURVEY_REPLICATES, SurveyReplicate.class)
                                    .collect(folder.read(SurveyStage.SURVEY_REPLICATES)));
        }
    }

    private static Survey survey(Survey.Respondents respondents) {
        return new Survey(1000, REPLICATES, 0, 0, respondents, List.of());
    }

    @Test
    void tablesAreTheSameForAnyNumberOfPartitionsAndWithoutSpark() {
        Result one = run(survey(Survey.Respondents.INTERVIEWED), DESIGN, 1);
        assertEquals(one, run(survey(Survey.Respondents.INTERVIEWED), DESIGN, 7));
        List<EstimateRow> expected = withoutSpark();
        assertEquals(expected.get(0).records(), one.respondents().size());
        for (int i = 0; i < expected.size(); i++) {
            EstimateRow row = expected.get(i);
            SurveyEstimate found = find(one, row.id(), row.domain());
            assertEquals("sample", found.asked());
            assertSame(expected.get(i).estimate(), found.simulated(), found.estimateId());
            assertSame(expected.get(i).standardError(), found.error().standardError(), found.estimateId());
        }
    }

    private static SurveyEstimate find(Result result, String id, Domain domain) {
        return result.estimates().stream()
                .filter(row -> row.estimateId().equals(id)
                        && row.domainVariable().equals(domain.variable())
                        && row.domain().equals(domain.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Respondents carry their insurance and their dose: estimates by these are those of the respondents listed. */
    @Test
    void estimatesByFurtherDomainsAreThoseOfTheirRespondents() {
        Survey by = new Survey(
                1000, 1, 0, 0, Survey.Respondents.INTERVIEWED, List.of("race_ethnicity", "insurance", "mme_band"));
        Result result = run(by, DESIGN, 2);
        assertEquals(
                run(new Survey(1000, 1, 0, 0, Survey.Respondents.INTERVIEWED, List.of()), DESIGN, 1)
                        .respondents(),
                result.respondents());
        assertShare(
                result,
                new Domain("insurance", "medicare"),
                each -> each.insurance().equals("medicare"));
        assertShare(
                result,
                new Domain("race_ethnicity", "hispanic"),
                each -> each.raceEthnicity().equals("hispanic"));
        assertShare(result, new Domain("mme_band", "0"), each -> each.mmePerDay() == 0);
        double inAll = 0;
        for (String insurance : List.of("medicaid", "medicare", "private", "other", "uninsured")) {
            inAll += Objects.requireNonNull(find(result, "users", new Domain("insurance", insurance))
                    .census()
                    .universe());
        }
        assertEquals(0.058, inAll, 1e-9);
    }

    private static void assertShare(Result result, Domain domain, Predicate<SurveyRespondent> members) {
        double misusers = 0;
        double users = 0;
        for (SurveyRespondent each : result.respondents()) {
            users += members.test(each) ? each.weight() : 0;
            misusers += members.test(each) && each.misuse() ? each.weight() : 0;
        }
        assertTrue(users > 0, domain.toString());
        assertEquals(users / 1e6, simulated(result, "users", domain), 1e-9, domain.toString());
        assertEquals(100 * misusers / users, simulated(result, "misuse", domain), 1e-9, domain.toString());
    }

    private static double simulated(Result result, String id, Domain domain) {
        return Objects.requireNonNull(find(result, id, domain).simulated());
    }

    private static void assertSame(double expected, @Nullable Double found, String id) {
        if (Double.isNaN(expected)) {
            assertNull(found, id);
        } else {
            assertEquals(expected, Objects.requireNonNull(found), id);
        }
    }

    private static List<Interview> everybody() {
        ExposureHistory history = new ExposureHistory(MODEL);
        return UNIVERSE.strata().stream()
                .flatMap(
                        stratum -> history
                                .interviews(
                                        stratum.exposure().personId(0),
                                        stratum.exposure().personId(stratum.sampled()))
                                .stream())
                .toList();
    }

    private static List<EstimateRow> withoutSpark() {
        SurveyTally tally = new SurveyTally(StandardEstimates.ofUsers(List.of()));
        for (int stratum = 1; stratum <= DESIGN.strata(); stratum++) {
            tally.design().psu(Integer.toString(stratum), "1");
            tally.design().psu(Integer.toString(stratum), "2");
        }
        SurveySample sample = new SurveySample(DESIGN, SEED, 0, 1);
        for (Interview interview : everybody()) {
            long person = interview.person().id();
            InterviewCell cell = InterviewCell.of(interview);
            assertEquals(cell, InterviewCell.ofCode(cell.code()));
            double adults = UNIVERSE.of(interview.person().exposure()).weight();
            sample.interviews(
                    person,
                    cell.ageGroup(),
                    adults,
                    MODEL.severityScore(person),
                    (replicate, stratum, psu, weight) -> tally.add(
                            Integer.toString(stratum + 1),
                            Integer.toString(psu + 1),
                            weight,
                            cell.respondent(CriteriaAnswers.complete(cell.endorsed()), Map.of())));
        }
        return tally.estimates("test", LonelyPsu.FAIL);
    }

    @Test
    void theUniverseIsWhatEverybodyAnswers() {
        Result result = run(survey(Survey.Respondents.EVERYBODY), DESIGN, 2);
        assertEquals(UNIVERSE.sampled(), result.respondents().size());
        double users = 0;
        double disorder = 0;
        double misusers = 0;
        for (SurveyRespondent person : result.respondents()) {
            users += person.weight();
            misusers += person.misuse() ? person.weight() : 0;
            disorder += person.poud() && !person.misuse() ? person.weight() : 0;
            assertTrue(person.psu() >= 1 && person.psu() <= 4);
        }
        assertEquals(58_000, users, 1e-6);
        assertUniverse(users / 1e6, "users", result);
        assertUniverse(disorder / 1e6, "poud_without_misuse_total", result);
        assertUniverse(100 * misusers / users, "misuse", result);
        assertUniverse(100 * disorder / (users - misusers), "poud_without_misuse", result);
    }

    private static void assertUniverse(double expected, String id, Result result) {
        SurveyEstimate estimate = find(result, id, Domain.ALL);
        assertEquals(expected, Objects.requireNonNull(estimate.census().universe()), 1e-9 * expected, id);
    }

    @Test
    void withheldAnswersAreMissingAndDoNotCount() {
        Result all = run(new Survey(1000, 1, 0, 0, Survey.Respondents.INTERVIEWED, List.of()), DESIGN, 2);
        Result some =
                run(new Survey(1000, 1, 0.5, 0, Survey.Respondents.INTERVIEWED, List.of()), DESIGN.with(0.5, 0), 2);
        assertEquals(all.respondents().size(), some.respondents().size());
        int withheld = 0;
        for (int i = 0; i < all.respondents().size(); i++) {
            SurveyRespondent person = some.respondents().get(i);
            assertEquals(all.respondents().get(i).personId(), person.personId());
            assertTrue(person.criteriaCount() <= all.respondents().get(i).criteriaCount());
            withheld += person.criteria().criterionCraving() == null ? 1 : 0;
        }
        assertTrue(withheld > 0.3 * all.respondents().size()
                && withheld < 0.7 * all.respondents().size());
    }

    @Test
    void replicatesDifferAndTheFirstIsTheSurveyAlone() {
        Result one = run(new Survey(1000, 1, 0, 0, Survey.Respondents.INTERVIEWED, List.of()), DESIGN, 2);
        Result three = run(survey(Survey.Respondents.INTERVIEWED), DESIGN, 2);
        assertEquals(one.respondents(), three.respondents());
        assertEquals(one.estimates(), three.estimates());
        SurveyReplicate users = three.replicates().get(0);
        assertEquals(REPLICATES, users.replicates());
        assertTrue(Objects.requireNonNull(users.empiricalStandardDeviation()) > 0);
    }
}
