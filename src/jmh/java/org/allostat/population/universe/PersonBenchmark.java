package org.allostat.population.universe;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.allostat.evidence.Registry;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.PersonGenerator;
import org.allostat.population.history.ExposureHistory;
import org.allostat.survey.CensusObserver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of a person of the universe on the way to the cohort, part by part: made from the id, interviewed after the whole
 * history (kernel included), counted. The kernel's share is the smallest for short courses, half a year on average.
 *
 * <pre>src/jmh/run jmh PersonBenchmark -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PersonBenchmark {
    private static final long SEED = 2026;

    @Param
    public ExposureType exposure = ExposureType.SHORT_COURSE;

    private final Model model = new Model(Registry.standard(), SEED);
    private final PersonGenerator generator = new PersonGenerator(model);
    private final ExposureHistory history = new ExposureHistory(model);
    private final InterviewObserver census = new CensusObserver.InTask(List.of()).create(model);
    private List<Interview> interviews = List.of();
    private long next;

    @Setup
    public void interviewSome() {
        interviews = history.interviews(exposure.personId(0), exposure.personId(UniverseDesign.CHUNK));
    }

    /** Chunk by chunk through the people of the type, as a run does. */
    private long from() {
        next += UniverseDesign.CHUNK;
        return exposure.personId(next);
    }

    @Benchmark
    @OperationsPerInvocation(UniverseDesign.CHUNK)
    public int person() {
        long from = from();
        int years = 0;
        for (long id = from; id < from + UniverseDesign.CHUNK; id++) {
            years += generator.person(id).ageYears();
        }
        return years;
    }

    @Benchmark
    @OperationsPerInvocation(UniverseDesign.CHUNK)
    public List<Interview> interview() {
        long from = from();
        return history.interviews(from, from + UniverseDesign.CHUNK);
    }

    /** What everybody's listeners in a run cost: the census, and the cohort's choice. */
    @Benchmark
    @OperationsPerInvocation(UniverseDesign.CHUNK)
    public int listen() {
        int[] rows = {0};
        for (Interview interview : interviews) {
            census.observe(interview, 1, row -> rows[0]++);
        }
        return rows[0];
    }
}
