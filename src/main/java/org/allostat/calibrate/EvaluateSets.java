package org.allostat.calibrate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.emulate.EmulatedStudy.Assignment;
import org.allostat.emulate.EmulationRow;
import org.allostat.emulate.StudyChunks;
import org.allostat.emulate.StudyEstimates;
import org.allostat.emulate.StudyPart;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.ExactSums;
import org.allostat.population.Model;
import org.allostat.population.universe.Progress;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.survey.SmallCensus;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Sets of values on emulated studies and the survey: a task is one set over some chunks of people, or its interviews; then the parts of
 * a set come together. Every set meets the same people with the same luck. Only estimates come to the driver.
 *
 * @param registry the other parameters
 * @param calibration what is inferred from what
 * @param values by parameter id, for each set
 * @param progress takes what is done
 */
record EvaluateSets(Registry registry, Calibration calibration, List<Map<String, Double>> values, Progress progress)
        implements MapPartitionsFunction<Long, Row>, FlatMapGroupsFunction<Integer, Row, Row> {
    /** Stands for a study in what the survey's task gives. */
    private static final int SURVEY = -1;

    /** Chunks of a task: few enough that a large cluster is busy with a small wave. */
    private static final int CHUNKS_OF_TASK = 8;

    private static final StructType PART = new StructType()
            .add("set", DataTypes.IntegerType, false)
            .add("study", DataTypes.IntegerType, false)
            .add("kind", DataTypes.IntegerType, false)
            .add("estimand", DataTypes.IntegerType, false)
            .add("cell", DataTypes.LongType, false)
            .add("sums", DataTypes.BinaryType, false);

    private static final StructType ESTIMATE = new StructType()
            .add("set", DataTypes.IntegerType, false)
            .add("target", DataTypes.IntegerType, false)
            .add("value", DataTypes.DoubleType, false)
            .add("mc_standard_error", DataTypes.DoubleType, false);

    EvaluateSets {
        values = List.copyOf(values);
    }

    /**
     * Evaluates the sets.
     *
     * @return by set, value and Monte Carlo standard error of each target on its scale; shape [sets][targets][2]
     */
    double[][][] run(SparkSession spark) {
        long tasks = (long) values.size() * tasksOfSet();
        Dataset<Row> parts = spark.range(0, tasks, 1, Math.toIntExact(tasks))
                .as(Encoders.LONG())
                .mapPartitions(this, Encoders.row(PART));
        Dataset<Row> estimates = parts.groupByKey(
                        (org.apache.spark.api.java.function.MapFunction<Row, Integer>) row -> row.getInt(0),
                        Encoders.INT())
                .flatMapGroups(this, Encoders.row(ESTIMATE));
        double[][][] said = new double[values.size()][calibration.targets().size()][];
        for (Row row : estimates.collectAsList()) {
            said[row.getInt(0)][row.getInt(1)] = new double[] {row.getDouble(2), row.getDouble(3)};
        }
        return said;
    }

    /** Chunks of people that a set takes, and one for its interviews. */
    long chunksOfSet() {
        return chunks() + (calibration.asksTheSurvey() ? 1L : 0);
    }

    private int chunks() {
        return calibration.studies().isEmpty()
                ? 0
                : (calibration.people() + StudyChunks.PEOPLE - 1) / StudyChunks.PEOPLE;
    }

    private int tasksOfStudies() {
        return (chunks() + CHUNKS_OF_TASK - 1) / CHUNKS_OF_TASK;
    }

    private int tasksOfSet() {
        return tasksOfStudies() + (calibration.asksTheSurvey() ? 1 : 0);
    }

    /** Of the causal replays of observed studies no target is read, so none is made. */
    private List<EmulatedStudy> studies() {
        return calibration.studies().stream().map(EmulatedStudy::withoutCausal).toList();
    }

    @Override
    public Iterator<Row> call(Iterator<Long> tasks) {
        List<Row> rows = new ArrayList<>();
        while (tasks.hasNext()) {
            long task = tasks.next();
            int set = Math.toIntExact(task / tasksOfSet());
            int taskOfSet = Math.toIntExact(task % tasksOfSet());
            Model model = new Model(registry.with(values.get(set)), calibration.seed());
            if (taskOfSet == tasksOfStudies()) {
                rows.addAll(interviews(set, model));
                continue;
            }
            int first = taskOfSet * CHUNKS_OF_TASK;
            StudyChunks all = new StudyChunks(model, studies());
            int last = Math.min(chunks(), first + CHUNKS_OF_TASK);
            for (int chunk = first; chunk < last; chunk++) {
                all.add(chunk);
            }
            progress.done(last - first, all.days());
            for (StudyPart part : all.parts()) {
                rows.add(RowFactory.create(
                        set,
                        part.study(),
                        part.kind().ordinal(),
                        part.estimand(),
                        part.cell(),
                        part.sums().toBytes()));
            }
        }
        return rows.iterator();
    }

    /** What the survey says, as parts whose cell is a target and whose sums are the value and its error. */
    private List<Row> interviews(int set, Model model) {
        List<Integer> asked = IntStream.range(0, calibration.targets().size())
                .filter(t -> calibration.targets().get(t).isOfSurvey())
                .boxed()
                .toList();
        SmallCensus census =
                SmallCensus.of(model, UniverseDesign.evenly(model.population(), calibration.interviewed()));
        double[][] found = census.estimates(asked.stream()
                .map(t -> calibration.targets().get(t).counterpart())
                .filter(Objects::nonNull)
                .toList());
        progress.done(1, census.days());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * Double.BYTES);
            bytes.putDouble(found[i][0]).putDouble(found[i][1]);
            rows.add(RowFactory.create(set, SURVEY, 0, 0, (long) asked.get(i), bytes.array()));
        }
        return rows;
    }

    @Override
    public Iterator<Row> call(Integer set, Iterator<Row> parts) {
        StudyEstimates estimates = new StudyEstimates(studies());
        List<Row> found = new ArrayList<>();
        while (parts.hasNext()) {
            Row part = parts.next();
            if (part.getInt(1) == SURVEY) {
                int target = Math.toIntExact(part.getLong(4));
                ByteBuffer bytes = ByteBuffer.wrap((byte[]) part.get(5));
                double[] said = calibration.targets().get(target).onScale(bytes.getDouble(), bytes.getDouble());
                found.add(RowFactory.create(set, target, said[0], said[1]));
                continue;
            }
            estimates.add(new StudyPart(
                    part.getInt(1),
                    StudyPart.Kind.values()[part.getInt(2)],
                    part.getInt(3),
                    part.getLong(4),
                    ExactSums.ofBytes((byte[]) part.get(5))));
        }
        List<EmulationRow> rows = estimates.rows();
        for (int t = 0; t < calibration.targets().size(); t++) {
            CalibrationTarget target = calibration.targets().get(t);
            if (target.isOfSurvey()) {
                continue;
            }
            EmulationRow row = rows.stream().filter(target::isOf).findFirst().orElseThrow();
            double[] simulated = target.simulated(row, isTrial(target.study()));
            found.add(RowFactory.create(set, t, simulated[0], simulated[1]));
        }
        return found.iterator();
    }

    private boolean isTrial(String study) {
        return calibration.studies().stream()
                .anyMatch(each -> each.id().equals(study) && each.assignment() == Assignment.RANDOMIZED);
    }
}
