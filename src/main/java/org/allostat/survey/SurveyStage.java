package org.allostat.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allostat.evidence.AdultGroup;
import org.allostat.population.universe.InterviewObserver;
import org.allostat.population.universe.InterviewStage;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.run.RunFolder;
import org.allostat.study.Study;
import org.allostat.study.Survey;
import org.allostat.survey.design.SurveyDesign;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.EstimateDefinition;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.StandardEstimates;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The survey as a listener at the interview of everybody: who listens, and the tables that come of it. */
public final class SurveyStage {
    public static final String SURVEY_RESPONDENT = "survey_respondent";
    public static final String SURVEY_REPLICATES = "survey_replicates";

    private final SparkSession spark;
    private final Survey survey;
    private final List<AdultGroup> adults;
    private final UniverseDesign universe;
    private final SurveyDesign design;
    private final List<Domain> further;
    private final CensusObserver.InTask census;
    private final VisitObserver.InTask visits;

    /**
     * @param spark where to run
     * @param study seed and survey
     * @param universe the universe
     * @throws org.allostat.problem.InputException if the universe is too coarse for the survey
     */
    public SurveyStage(SparkSession spark, Study study, UniverseDesign universe) {
        this(spark, study, universe, design(study.survey(), universe));
    }

    SurveyStage(SparkSession spark, Study study, UniverseDesign universe, SurveyDesign design) {
        this.spark = spark;
        this.survey = study.survey();
        this.adults = study.pack().tables().adults();
        this.universe = universe;
        this.design = design;
        List<DomainVariable> by = by(survey);
        further = DomainVariable.domains(by);
        census = new CensusObserver.InTask(by);
        visits = new VisitObserver.InTask(
                study.seed(), design, survey, new DomainCodes(by), Table.of(SURVEY_RESPONDENT, SurveyRespondent.class));
    }

    private static List<DomainVariable> by(Survey survey) {
        return survey.by().stream().map(DomainVariable::of).toList();
    }

    /**
     * The survey of a study. It samples adults at the rates of the national survey, in a state too: there it asks as many as the
     * national survey would.
     *
     * @throws org.allostat.problem.InputException if the universe is too coarse for it
     */
    public static SurveyDesign design(Survey survey, UniverseDesign universe) {
        SurveyDesign design =
                SurveyDesign.nsduh2021(AdultGroup.standard()).with(survey.itemNonresponse(), survey.weightStepAdults());
        design.checkUniverse(universe.strata().stream()
                .mapToDouble(UniverseDesign.Stratum::weight)
                .max()
                .orElseThrow());
        return design;
    }

    /** Tables that the study's survey makes. */
    public static List<String> tables(Survey survey) {
        List<String> tables = new ArrayList<>(List.of(SURVEY_RESPONDENT, EstimateTable.SURVEY_ESTIMATES));
        if (survey.replicates() > 1) {
            tables.add(SURVEY_REPLICATES);
        }
        return List.copyOf(tables);
    }

    /** Who listens at the interviews. */
    public List<InterviewObserver.Factory> listeners() {
        return List.of(census, visits);
    }

    /**
     * Writes the tables that are not there yet.
     *
     * @param folder the run
     * @param heard what the listeners heard
     * @param table puts estimates beside what was published
     */
    public void write(RunFolder folder, InterviewStage.Heard heard, EstimateTable table) {
        if (!folder.isComplete(SURVEY_RESPONDENT)) {
            folder.write(SURVEY_RESPONDENT, visits.listed(heard.rows(visits)));
        }
        CensusObserver.Counts counts = census.total(heard.rows(census));
        Map<Integer, List<EstimateRow>> replicates = replicates(visits.visits(heard.rows(visits)));
        List<CensusRow> everybody = CensusEstimates.rows(universe, counts, further, adults);
        if (!folder.isComplete(EstimateTable.SURVEY_ESTIMATES)) {
            CensusEstimates.write(folder, spark, table.ofSample(replicates.getOrDefault(0, List.of()), everybody));
        }
        if (survey.replicates() > 1 && !folder.isComplete(SURVEY_REPLICATES)) {
            writeReplicates(folder, everybody, replicates);
        }
    }

    private void writeReplicates(
            RunFolder folder, List<CensusRow> everybody, Map<Integer, List<EstimateRow>> replicates) {
        List<SurveyReplicate> rows = new ArrayList<>();
        List<EstimateDefinition> definitions = StandardEstimates.ofUsers(further);
        for (int i = 0; i < definitions.size(); i++) {
            int definition = i;
            List<EstimateRow> estimates = replicates.values().stream()
                    .map(rowsOf -> rowsOf.get(definition))
                    .toList();
            rows.add(SurveyReplicate.of(estimates, everybody.get(i).value().value()));
        }
        Table<SurveyReplicate> table = Table.of(SURVEY_REPLICATES, SurveyReplicate.class);
        folder.write(SURVEY_REPLICATES, table.rows(spark, rows).coalesce(1));
    }

    /** Estimates by replicate, each in the order of the definitions. */
    private Map<Integer, List<EstimateRow>> replicates(Dataset<Row> interviews) {
        List<EstimateDefinition> definitions = StandardEstimates.ofUsers(further);
        return interviews
                .groupByKey((MapFunction<Row, Integer>) row -> row.getInt(0), Encoders.INT())
                .flatMapGroups(new ReplicateEstimates(design, visits.codes()), Encoders.row(ReplicateEstimates.TYPE))
                .collectAsList()
                .stream()
                .sorted(Comparator.comparingInt((Row row) -> row.getInt(0)).thenComparingInt(row -> row.getInt(1)))
                .collect(Collectors.groupingBy(
                        row -> row.getInt(0),
                        TreeMap::new,
                        Collectors.mapping(row -> ReplicateEstimates.estimate(row, definitions), Collectors.toList())));
    }
}
