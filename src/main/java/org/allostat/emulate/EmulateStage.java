package org.allostat.emulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.allostat.evidence.ParameterSets;
import org.allostat.evidence.Registry;
import org.allostat.population.universe.Progress;
import org.allostat.problem.InputException;
import org.allostat.run.RunFolder;
import org.allostat.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Studies over waves of people, each wave as large as all before it, until the Monte Carlo error of every estimand is small
 * beside the published error, or a study has all the people that it may have. The people of a wave do not depend on how many
 * tasks look at them.
 */
public final class EmulateStage {
    public static final String EMULATION = "emulation";

    private static final int FIRST_WAVE_CHUNKS = 16;

    private final SparkSession spark;
    private final Registry registry;
    private final long seed;
    private final int partitions;
    private final List<EmulatedStudy> studies;
    private final List<CompiledStudy> compiled;
    private final List<StudySums> sums;

    /** Watches a wave. */
    public interface Watch {
        /** A wave begins; what it gives takes what tasks have done. */
        Progress wave(long people, int studies);

        /** The draws begin. */
        Progress draws(long people, int draws);

        /** The wave is over. */
        void done();
    }

    /**
     * @param registry the parameter set
     * @param seed seed of every random stream
     * @param partitions tasks of a wave; no result depends on it
     * @param studies what is repeated
     */
    public EmulateStage(SparkSession spark, Registry registry, long seed, int partitions, List<EmulatedStudy> studies) {
        this.spark = spark;
        this.registry = registry;
        this.seed = seed;
        this.partitions = partitions;
        this.studies = List.copyOf(studies);
        compiled = studies.stream().map(CompiledStudy::ofChecked).toList();
        sums = studies.stream().map(StudySums::new).toList();
    }

    /**
     * Writes {@code emulation}, unless it is there already.
     *
     * @param draws what else is tried
     * @throws InputException if a study finds nobody, or an exposure occurs in nobody
     */
    public void run(RunFolder folder, Draws draws, Watch watch) {
        if (folder.isComplete(EMULATION)) {
            return;
        }
        long from = 0;
        long to = FIRST_WAVE_CHUNKS;
        List<Integer> active = IntStream.range(0, studies.size()).boxed().toList();
        while (!active.isEmpty()) {
            wave(from, to, active, watch);
            refuseEmpty(active);
            from = to;
            to = 2 * to;
            long people = from * StudyChunks.PEOPLE;
            active = active.stream().filter(i -> needsMore(i, people)).toList();
        }
        List<EmulationRow> rows = new ArrayList<>();
        for (int i = 0; i < studies.size(); i++) {
            rows.addAll(new StudyResults(compiled.get(i), sums.get(i)).rows());
        }
        Table<EmulationRow> table = Table.of(EMULATION, EmulationRow.class);
        Dataset<Row> all = table.rows(spark, rows);
        if (draws.count() == 0) {
            folder.write(EMULATION, all.coalesce(1));
            return;
        }
        Progress progress = watch.draws((long) draws.count() * draws.chunks() * StudyChunks.PEOPLE, draws.count());
        try {
            Dataset<Row> ofDraws = new EmulateDraws(
                            draws.sets(), seed, studies, draws.count(), draws.chunks(), table, progress)
                    .rows(spark);
            folder.write(EMULATION, all.unionByName(ofDraws.repartition(1)).coalesce(1));
        } finally {
            watch.done();
        }
    }

    /**
     * Draws in which the studies are repeated besides draw 0.
     *
     * @param sets their parameters
     * @param count how many
     * @param people on whom each study is repeated in each, rounded up to whole chunks
     */
    public record Draws(ParameterSets sets, int count, int people) {
        int chunks() {
            return (people + StudyChunks.PEOPLE - 1) / StudyChunks.PEOPLE;
        }
    }

    private boolean needsMore(int study, long people) {
        EmulatedStudy.Precision precision = studies.get(study).precision();
        return people < precision.mostPeople()
                && (people < precision.people() || !new StudyResults(compiled.get(study), sums.get(study)).isPrecise());
    }

    private void wave(long from, long to, List<Integer> active, Watch watch) {
        List<EmulatedStudy> some = active.stream().map(studies::get).toList();
        Progress progress = watch.wave((to - from) * StudyChunks.PEOPLE, some.size());
        try {
            Dataset<Row> counted = spark.range(from, to, 1, (int) Math.min(partitions, to - from))
                    .as(Encoders.LONG())
                    .mapPartitions(
                            new EmulatePeople(registry, seed, some, progress), Encoders.row(EmulatePeople.rowType()));
            for (Row row : counted.collectAsList()) {
                StudyPart part = EmulatePeople.part(row);
                sums.get(active.get(part.study())).add(part.kind(), part.estimand(), part.cell(), part.sums());
            }
        } finally {
            watch.done();
        }
    }

    /** A study that finds nobody, or in which nobody is exposed, says nothing; what removed people is said. */
    private void refuseEmpty(List<Integer> active) {
        List<String> problems = new ArrayList<>();
        for (int i : active) {
            EmulatedStudy study = studies.get(i);
            if (sums.get(i).found() == 0) {
                problems.add(study.id() + ": entry: nobody was found among "
                        + sums.get(i).people()
                        + " people; left after each criterion: " + attrition(i)
                        + " (allowed: criteria that somebody meets)");
            } else {
                for (int arm = 0; arm < study.arms().size(); arm++) {
                    if (sums.get(i).inArm(arm) == 0) {
                        problems.add(String.format(
                                Locale.ROOT,
                                "%s: arms.%s: the exposure never occurred in the %,d people found (allowed: one that"
                                        + " occurs under policy %s)",
                                study.id(),
                                study.arms().get(arm).name(),
                                sums.get(i).found(),
                                study.policy()));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** How many were left after each criterion: {@code adults 2,048; stable dose 0}. */
    private String attrition(int number) {
        EmulatedStudy study = studies.get(number);
        List<String> left = new ArrayList<>();
        int place = 1;
        for (EmulatedStudy.Condition condition : study.where()) {
            left.add(String.format(
                    Locale.ROOT, "%s %,d", condition.name(), sums.get(number).passed(place++)));
        }
        for (EmulatedStudy.Condition condition : study.entry().conditions()) {
            left.add(String.format(
                    Locale.ROOT, "%s %,d", condition.name(), sums.get(number).passed(place++)));
        }
        return String.join("; ", left);
    }
}
