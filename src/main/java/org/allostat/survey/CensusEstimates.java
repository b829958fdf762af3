package org.allostat.survey;

import java.util.ArrayList;
import java.util.List;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.EvidenceTables;
import org.allostat.population.universe.InterviewStage;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.run.RunFolder;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.StandardEstimates;
import org.allostat.table.Table;
import org.apache.spark.sql.SparkSession;

/** All that everybody of the universe tells, as rows of {@code survey_estimates}. */
public final class CensusEstimates {
    private CensusEstimates() {}

    /** The estimates of a survey, in their order, then how opioids are used. */
    static List<CensusRow> rows(
            UniverseDesign universe, CensusObserver.Counts counts, List<Domain> further, List<AdultGroup> adults) {
        Census census = new Census(universe, counts.cells(), further);
        List<CensusRow> rows = new ArrayList<>();
        StandardEstimates.ofUsers(further).forEach(definition -> rows.add(census.row(definition)));
        rows.addAll(new ExposureEstimates(universe, counts.exposure(), adults).rows());
        return rows;
    }

    /**
     * Writes the table of a run that asks everybody and no sample.
     *
     * @param folder the run
     * @param tables adults, and what was published of them
     * @param listener the census, which listened
     */
    public static void write(
            RunFolder folder,
            SparkSession spark,
            UniverseDesign universe,
            EvidenceTables tables,
            CensusObserver.InTask listener,
            InterviewStage.Heard heard) {
        CensusObserver.Counts counts = listener.total(heard.rows(listener));
        List<CensusRow> rows = rows(universe, counts, DomainVariable.domains(listener.by()), tables.adults());
        write(folder, spark, EstimateTable.of(tables, List.of()).ofEverybody(rows));
    }

    /** Writes the rows. */
    public static void write(RunFolder folder, SparkSession spark, List<SurveyEstimate> rows) {
        Table<SurveyEstimate> table = Table.of(EstimateTable.SURVEY_ESTIMATES, SurveyEstimate.class);
        folder.write(EstimateTable.SURVEY_ESTIMATES, table.rows(spark, rows).coalesce(1));
    }
}
