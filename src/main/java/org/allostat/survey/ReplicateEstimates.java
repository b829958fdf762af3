package org.allostat.survey;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.allostat.survey.design.SurveyDesign;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.allostat.survey.estimate.EstimateDefinition;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.EstimateUnit;
import org.allostat.survey.estimate.LonelyPsu;
import org.allostat.survey.estimate.Respondent;
import org.allostat.survey.estimate.StandardEstimates;
import org.allostat.survey.estimate.SurveyTally;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The estimates of one replicate from its interviews, in any order: sums are exact.
 *
 * @param design the survey; PSUs where nobody was interviewed belong to it all the same
 * @param codes domain variables that estimates ask for besides age and sex
 */
record ReplicateEstimates(SurveyDesign design, DomainCodes codes) implements FlatMapGroupsFunction<Integer, Row, Row> {
    static final StructType TYPE = new StructType()
            .add("replicate", DataTypes.IntegerType, false)
            .add("definition", DataTypes.IntegerType, false)
            .add("estimate", DataTypes.DoubleType, false)
            .add("standardError", DataTypes.DoubleType, false)
            .add("jackknifeStandardError", DataTypes.DoubleType, false)
            .add("designEffect", DataTypes.DoubleType, false)
            .add("degreesOfFreedom", DataTypes.IntegerType, false)
            .add("ciLow", DataTypes.DoubleType, false)
            .add("ciHigh", DataTypes.DoubleType, false)
            .add("records", DataTypes.LongType, false);

    @Override
    public Iterator<Row> call(Integer replicate, Iterator<Row> interviews) {
        // the universe holds past-year users only
        SurveyTally tally = new SurveyTally(StandardEstimates.ofUsers(DomainVariable.domains(codes.variables())));
        for (int stratum = 0; stratum < design.strata(); stratum++) {
            for (int psu = 0; psu < design.psusPerStratum(); psu++) {
                tally.design().psu(name(stratum), name(psu));
            }
        }
        while (interviews.hasNext()) {
            Row interview = interviews.next();
            InterviewCell cell = InterviewCell.ofCode(interview.getInt(4));
            int known = interview.getInt(5);
            CriteriaAnswers answers = new CriteriaAnswers(cell.endorsed() & known, known);
            Respondent respondent = cell.respondent(answers, codes.valuesOf(interview.getInt(6)));
            tally.add(name(interview.getInt(1)), name(interview.getInt(2)), interview.getDouble(3), respondent);
        }
        return rows(replicate, tally.estimates("replicate " + replicate, LonelyPsu.FAIL))
                .iterator();
    }

    private static String name(int number) {
        return Integer.toString(number + 1);
    }

    private static List<Row> rows(int replicate, List<EstimateRow> estimates) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < estimates.size(); i++) {
            EstimateRow estimate = estimates.get(i);
            rows.add(RowFactory.create(
                    replicate,
                    i,
                    estimate.estimate(),
                    estimate.standardError(),
                    estimate.jackknifeStandardError(),
                    isShare(estimate) ? estimate.designEffect() : Double.NaN,
                    estimate.degreesOfFreedom(),
                    estimate.ciLow(),
                    estimate.ciHigh(),
                    estimate.records()));
        }
        return rows;
    }

    /** A total's design effect needs the adults who do not use opioids, and the universe has none. */
    private static boolean isShare(EstimateRow estimate) {
        return estimate.unit().equals(EstimateUnit.PERCENT.label());
    }

    /** The estimate of a row. */
    static EstimateRow estimate(Row row, List<EstimateDefinition> definitions) {
        EstimateDefinition definition = definitions.get(row.getInt(1));
        return new EstimateRow(
                definition.id(),
                definition.domain(),
                definition.unit().label(),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getInt(6),
                row.getDouble(7),
                row.getDouble(8),
                row.getLong(9));
    }
}
