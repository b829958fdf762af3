package org.allostat.survey;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Registry;
import org.allostat.population.ChunkRows;
import org.allostat.population.ExposureHistory;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.Progress;
import org.allostat.population.UniverseDesign;
import org.allostat.study.Survey;
import org.allostat.survey.design.SurveyDesign;
import org.allostat.survey.design.SurveySample;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Lets every replicate of the survey call on the people of some chunks of the universe. Each row holds one of three structs:
 * a row of {@code survey_respondent}, an interview of a replicate, or, at the end of the partition, the count of a cell.
 *
 * @param registry the parameter set
 * @param seed seed of every random stream
 * @param universe the universe
 * @param design the survey
 * @param survey how many replicates, and whom to list
 * @param respondents the table of respondents
 * @param progress takes what is done
 */
record SurveyUniverse(
        Registry registry,
        long seed,
        UniverseDesign universe,
        SurveyDesign design,
        Survey survey,
        Table<SurveyRespondent> respondents,
        Progress progress)
        implements MapPartitionsFunction<Long, Row> {
    static final StructType INTERVIEW = new StructType()
            .add("replicate", DataTypes.IntegerType, false)
            .add("stratum", DataTypes.IntegerType, false)
            .add("psu", DataTypes.IntegerType, false)
            .add("weight", DataTypes.DoubleType, false)
            .add("cell", DataTypes.IntegerType, false)
            .add("known", DataTypes.IntegerType, false);
    static final StructType COUNT =
            new StructType().add("cell", DataTypes.IntegerType, false).add("people", DataTypes.LongType, false);

    @Override
    public Iterator<Row> call(Iterator<Long> chunks) {
        return new Rows(chunks);
    }

    private final class Rows extends ChunkRows {
        private final Model model = new Model(registry, seed);
        private final ExposureHistory history = new ExposureHistory(model);
        private final SurveySample sample = new SurveySample(design, seed, 0, survey.replicates());
        private final long[] counts = new long[InterviewCell.COUNT];

        Rows(Iterator<Long> chunks) {
            super(chunks);
        }

        @Override
        protected List<Row> rowsOf(long chunk) {
            long[] ids = universe.chunk(chunk);
            List<Row> rows = new ArrayList<>();
            double adults = universe.of(ExposureType.ofPerson(ids[0])).weight();
            for (Interview interview : history.interviews(ids[0], ids[1])) {
                InterviewCell cell = InterviewCell.of(interview);
                counts[cell.code()]++;
                call(interview, cell, adults, rows);
            }
            progress.done(ids[1] - ids[0], history.days());
            return rows;
        }

        private void call(Interview interview, InterviewCell cell, double adults, List<Row> rows) {
            long person = interview.person().id();
            double areaScore = model.severityScore(person);
            CriteriaAnswers answers = CriteriaAnswers.complete(interview.endorsed());
            boolean everybody = survey.respondents() == Survey.Respondents.EVERYBODY;
            if (everybody) {
                SurveySample.Residence home = sample.residence(person, areaScore);
                rows.add(respondent(interview, answers, adults, home.stratum(), home.place()));
            }
            AgeGroup age = cell.ageGroup();
            sample.interviews(person, age, adults, areaScore, (replicate, stratum, psu, weight) -> {
                CriteriaAnswers given = sample.answered(person, replicate, answers);
                rows.add(RowFactory.create(
                        null, RowFactory.create(replicate, stratum, psu, weight, cell.code(), given.known()), null));
                if (replicate == 0 && !everybody) {
                    rows.add(respondent(interview, given, weight, stratum, psu));
                }
            });
        }

        private Row respondent(Interview interview, CriteriaAnswers answers, double weight, int stratum, int psu) {
            return RowFactory.create(
                    respondents.toRow(SurveyRespondent.of(interview, answers, weight, stratum + 1, psu + 1)),
                    null,
                    null);
        }

        @Override
        protected List<Row> tallyRows() {
            List<Row> rows = new ArrayList<>();
            for (int cell = 0; cell < counts.length; cell++) {
                if (counts[cell] > 0) {
                    rows.add(RowFactory.create(null, null, RowFactory.create(cell, counts[cell])));
                }
            }
            return rows;
        }
    }
}
