package org.allostat.population.universe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.history.ExposureHistory;
import org.allostat.population.universe.UniverseDesign.Stratum;
import org.allostat.run.RunDescription;
import org.allostat.run.RunFolder;
import org.allostat.table.LocalSpark;
import org.allostat.table.OneOf;
import org.allostat.table.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interviews on Spark, against the same people interviewed one after the other. */
class InterviewStageTest {
    private static final long SEED = 9;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final UniverseDesign DESIGN = new UniverseDesign(List.of(
            new Stratum(ExposureType.SHORT_COURSE, 37_400_000, 60),
            new Stratum(ExposureType.INTERMITTENT, 21_313_376, 60),
            new Stratum(ExposureType.LONG_TERM, 9_286_624, 1100)));

    /** Writes down every person, and at the end of the task how many there were. */
    private record Roll() implements InterviewObserver.Factory {
        @Override
        public StructType rowType() {
            return new StructType()
                    .add("person", DataTypes.LongType, true)
                    .add("adults", DataTypes.DoubleType, true)
                    .add("people", DataTypes.LongType, true);
        }

        @Override
        public InterviewObserver create(Model model) {
            return new InterviewObserver() {
                private long people;

                @Override
                public void observe(Interview interview, double adults, Consumer<Row> rows) {
                    people++;
                    rows.accept(RowFactory.create(interview.person().id(), adults, null));
                }

                @Override
                public List<Row> rows() {
                    return List.of(RowFactory.create(null, null, people));
                }
            };
        }
    }

    private record Heard(List<CohortPatient> cohort, List<Long> roll, long gathered, double adults) {}

    private static Heard hear(int partitions) {
        InterviewStage stage = new InterviewStage(LocalSpark.session(), REGISTRY, SEED, DESIGN, partitions);
        return hear((listeners, tables) -> stage.run(listeners, Progress.NONE, tables));
    }

    private static Heard hear(BiConsumer<List<InterviewObserver.Factory>, Consumer<InterviewStage.Heard>> interview) {
        CohortObserver.InTask cohort = new CohortObserver.InTask();
        Roll roll = new Roll();
        List<Heard> heard = new ArrayList<>();
        interview.accept(List.of(cohort, roll), rows -> {
            List<CohortPatient> patients = new ArrayList<>(cohort.patients().collect(rows.rows(cohort)));
            patients.sort(Comparator.comparingLong(CohortPatient::patientId));
            List<Row> people = rows.rows(roll)
                    .where("person IS NOT NULL")
                    .orderBy("person")
                    .collectAsList();
            heard.add(new Heard(
                    patients,
                    people.stream().map(row -> row.getLong(0)).toList(),
                    rows.rows(roll).selectExpr("sum(people)").first().getLong(0),
                    people.stream().mapToDouble(row -> row.getDouble(1)).sum()));
        });
        return heard.get(0);
    }

    @Test
    void everyListenerHearsEverybodyOnceWhateverTheNumberOfPartitions() {
        Heard one = hear(1);
        assertEquals(one, hear(7));
        assertEquals(one, hear(64));
        assertEquals(interviewed(), one.cohort());
        List<Long> everybody = DESIGN.strata().stream()
                .flatMap(stratum ->
                        java.util.stream.LongStream.range(0, stratum.sampled()).mapToObj(stratum.exposure()::personId))
                .sorted()
                .toList();
        assertEquals(everybody, one.roll());
        assertEquals(everybody.size(), one.gathered());
        assertEquals(68_000_000, one.adults(), 1e-3);
    }

    private static List<CohortPatient> interviewed() {
        ExposureHistory history = new ExposureHistory(new Model(REGISTRY, SEED));
        return DESIGN.strata().stream()
                .flatMap(stratum ->
                        history
                                .interviews(
                                        stratum.exposure().personId(0),
                                        stratum.exposure().personId(stratum.sampled()))
                                .stream()
                                .filter(Interview::inCohort)
                                .map(interview -> interview.patient((double) stratum.adults() / stratum.sampled())))
                .toList();
    }

    /** Part by part, what is heard is kept on the way, and gone when there are tables of it. */
    @Test
    void everyListenerHearsEverybodyOnceWhateverTheNumberOfParts(@TempDir Path out) {
        RunDescription run = new RunDescription("run", "run", SEED, "{}", "0", Instant.parse("2026-01-02T03:04:05Z"));
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), out.toString(), run)) {
            InterviewStage stage = new InterviewStage(LocalSpark.session(), REGISTRY, SEED, DESIGN, 3);
            assertEquals(
                    hear(1),
                    hear((listeners, tables) -> stage.run(folder, "heard", 5, listeners, Progress.NONE, tables)));
            assertFalse(folder.keptRows().has("heard-1-of-5"));
        }
    }

    @Test
    void rowsComeOneByOneHoweverOftenHasNextIsAsked() {
        List<Row> patient = rows(0);
        assertEquals(patient, rows(3));
        long ofTheRoll = patient.stream().filter(row -> !row.isNullAt(1)).count();
        assertTrue(ofTheRoll > 0 && ofTheRoll < patient.size());
    }

    private static List<Row> rows(int askedInVain) {
        Iterator<Row> rows = interview();
        List<Row> list = new ArrayList<>();
        while (rows.hasNext()) {
            for (int n = 0; n < askedInVain; n++) {
                assertTrue(rows.hasNext());
            }
            list.add(rows.next());
        }
        assertFalse(rows.hasNext());
        assertThrows(NoSuchElementException.class, rows::next);
        return list;
    }

    @Test
    void nextNeedsNoHasNext() {
        assertEquals(rows(0).get(0), interview().next());
    }

    private static Iterator<Row> interview() {
        CohortObserver.InTask cohort = new CohortObserver.InTask(Table.of(CohortObserver.COHORT, CohortPatient.class));
        List<InterviewObserver.Factory> listeners = List.of(cohort, new Roll());
        OneOf rowTypes = new OneOf(
                listeners.stream().map(InterviewObserver.Factory::rowType).toList());
        return new InterviewUniverse(REGISTRY, SEED, DESIGN, listeners, rowTypes, Progress.NONE)
                .call(List.of(2L, 0L).iterator());
    }
}
