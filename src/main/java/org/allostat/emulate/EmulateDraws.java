package org.allostat.emulate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.allostat.evidence.ParameterSets;
import org.allostat.population.Model;
import org.allostat.population.universe.Progress;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Every study in every draw, each on as many people, the same in all draws with the same luck. A task is one draw over some chunks of
 * people; then the parts of a draw come together. Causal replays of observed studies are left out.
 *
 * @param sets the draws
 * @param seed seed of every random stream
 * @param studies what is repeated
 * @param draws number of draws besides draw 0
 * @param chunks chunks of people of each draw
 * @param table the table of results
 * @param progress takes what is done
 */
record EmulateDraws(
        ParameterSets sets,
        long seed,
        List<EmulatedStudy> studies,
        int draws,
        int chunks,
        Table<EmulationRow> table,
        Progress progress)
        implements MapPartitionsFunction<Long, Row>, FlatMapGroupsFunction<Integer, Row, Row> {
    private static final int CHUNKS_OF_TASK = 8;

    EmulateDraws {
        studies = studies.stream().map(EmulatedStudy::withoutCausal).toList();
    }

    /** The results of all draws, as rows of the table. */
    Dataset<Row> rows(SparkSession spark) {
        long tasks = (long) draws * tasksOfDraw();
        return spark.range(0, tasks, 1, Math.toIntExact(tasks))
                .as(Encoders.LONG())
                .mapPartitions(this, Encoders.row(partType()))
                .groupByKey((MapFunction<Row, Integer>) row -> row.getInt(0), Encoders.INT())
                .flatMapGroups(this, table.rowEncoder());
    }

    private static StructType partType() {
        return new StructType().add("draw", DataTypes.IntegerType, false).add("part", EmulatePeople.rowType(), false);
    }

    private int tasksOfDraw() {
        return (chunks + CHUNKS_OF_TASK - 1) / CHUNKS_OF_TASK;
    }

    @Override
    public Iterator<Row> call(Iterator<Long> tasks) {
        List<Row> rows = new ArrayList<>();
        while (tasks.hasNext()) {
            long task = tasks.next();
            int draw = Math.toIntExact(task / tasksOfDraw()) + 1;
            int first = Math.toIntExact(task % tasksOfDraw()) * CHUNKS_OF_TASK;
            StudyChunks all = new StudyChunks(new Model(sets.of(draw), seed), studies);
            int last = Math.min(chunks, first + CHUNKS_OF_TASK);
            for (int chunk = first; chunk < last; chunk++) {
                long daysBefore = all.days();
                all.add(chunk);
                progress.done(StudyChunks.PEOPLE, all.days() - daysBefore);
            }
            all.parts().forEach(part -> rows.add(RowFactory.create(draw, EmulatePeople.row(part))));
        }
        return rows.iterator();
    }

    @Override
    public Iterator<Row> call(Integer draw, Iterator<Row> parts) {
        StudyEstimates estimates = new StudyEstimates(studies);
        parts.forEachRemaining(part -> estimates.add(EmulatePeople.part(part.getStruct(1))));
        return estimates.rows().stream()
                .map(row -> table.toRow(row.ofDraw(draw)))
                .iterator();
    }
}
