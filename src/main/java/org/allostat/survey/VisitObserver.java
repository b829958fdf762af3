package org.allostat.survey;

import java.util.List;
import java.util.function.Consumer;
import org.allostat.evidence.AgeGroup;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.universe.InterviewObserver;
import org.allostat.study.Survey;
import org.allostat.survey.design.SurveyDesign;
import org.allostat.survey.design.SurveySample;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.allostat.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The survey's visits: every replicate calls on the people it has drawn, and writes down what they answer. */
public final class VisitObserver implements InterviewObserver {
    /** What the estimates of a replicate need of a visit. */
    private static final StructType VISIT = new StructType()
            .add("replicate", DataTypes.IntegerType, false)
            .add("stratum", DataTypes.IntegerType, false)
            .add("psu", DataTypes.IntegerType, false)
            .add("weight", DataTypes.DoubleType, false)
            .add("cell", DataTypes.IntegerType, false)
            .add("known", DataTypes.IntegerType, false)
            .add("values", DataTypes.IntegerType, false);

    private final Model model;
    private final SurveySample sample;
    private final boolean everybodyIsListed;
    private final DomainCodes codes;
    private final Table<SurveyRespondent> respondents;

    private VisitObserver(Model model, InTask of) {
        this.model = model;
        sample = new SurveySample(of.design, of.seed, 0, of.survey.replicates());
        everybodyIsListed = of.survey.respondents() == Survey.Respondents.EVERYBODY;
        codes = of.codes;
        respondents = of.respondents;
    }

    @Override
    public void observe(Interview interview, double adults, Consumer<Row> rows) {
        long person = interview.person().id();
        double areaScore = model.severityScore(person);
        CriteriaAnswers answers = CriteriaAnswers.complete(interview.endorsed());
        if (everybodyIsListed) {
            SurveySample.Residence home = sample.residence(person, areaScore);
            rows.accept(row(null, listed(interview, answers, adults, home.stratum(), home.place())));
        }
        AgeGroup age = AgeGroup.ofYears(interview.person().ageYears());
        sample.interviews(person, age, adults, areaScore, (replicate, stratum, psu, weight) -> {
            CriteriaAnswers given = sample.answered(person, replicate, answers);
            Row visit = RowFactory.create(
                    replicate,
                    stratum,
                    psu,
                    weight,
                    InterviewCell.of(interview).code(),
                    given.known(),
                    codes.codeOf(interview));
            boolean isListed = replicate == 0 && !everybodyIsListed;
            rows.accept(row(visit, isListed ? listed(interview, given, weight, stratum, psu) : null));
        });
    }

    private static Row row(@Nullable Row visit, @Nullable Row respondent) {
        return RowFactory.create(visit, respondent);
    }

    private Row listed(Interview interview, CriteriaAnswers answers, double weight, int stratum, int psu) {
        return respondents.toRow(SurveyRespondent.of(interview, answers, weight, stratum + 1, psu + 1));
    }

    @Override
    public List<Row> rows() {
        return List.of();
    }

    /**
     * Makes an observer in each task.
     *
     * @param seed seed of every random stream
     * @param design the survey
     * @param survey how many replicates, and whom to list
     * @param codes domain variables that estimates ask for besides age and sex
     * @param respondents the table of respondents
     */
    public record InTask(
            long seed, SurveyDesign design, Survey survey, DomainCodes codes, Table<SurveyRespondent> respondents)
            implements Factory {
        @Override
        public StructType rowType() {
            return new StructType().add("visit", VISIT, true).add("respondent", respondents.schema(), true);
        }

        @Override
        public InterviewObserver create(Model model) {
            return new VisitObserver(model, this);
        }

        /** The rows of {@code survey_respondent}. */
        Dataset<Row> listed(Dataset<Row> rows) {
            return rows.where("respondent IS NOT NULL").select("respondent.*");
        }

        /** What the estimates need of all visits. */
        Dataset<Row> visits(Dataset<Row> rows) {
            return rows.where("visit IS NOT NULL").select("visit.*");
        }
    }
}
