package org.allostat.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.allostat.evidence.ParameterSets;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.history.ExposureHistory;
import org.allostat.population.universe.Progress;
import org.allostat.population.universe.UniverseDesign;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * Draws, or structures of the model, as whole countries, model.md (82): the same people with the same luck live under the parameters of each draw from their first
 * dose on, so that histories, interviews and who is in the cohort are the draw's own. Nobody of them is kept.
 *
 * @param parameters the parameter sets
 * @param seed seed of every random stream
 * @param universe the people, as they stand in draw 0
 * @param draws number of countries
 * @param parts into how many tasks each country is cut; no result depends on it
 */
public record Countries(ParameterSets parameters, long seed, UniverseDesign universe, int draws, int parts)
        implements Serializable {
    /** Numbers of the draws. */
    public List<Integer> numbers() {
        return IntStream.rangeClosed(1, draws).boxed().toList();
    }

    /**
     * The draws in parts that follow each other.
     *
     * @param count number of parts, at most one for each draw; it alone says which draws a part has, for whoever resumes the run
     */
    List<List<Integer>> parts(int count) {
        return IntStream.range(0, count)
                .mapToObj(part -> IntStream.rangeClosed(draws * part / count + 1, draws * (part + 1) / count)
                        .boxed()
                        .toList())
                .toList();
    }

    /** A row for each part of some draws, each a task of its own. */
    Dataset<Long> tasks(SparkSession spark, List<Integer> numbers) {
        List<Long> tasks = numbers.stream()
                .flatMap(draw -> LongStream.range(0, parts).mapToObj(part -> (draw - 1L) * parts + part))
                .toList();
        return spark.createDataset(tasks, Encoders.LONG()).repartition(tasks.size());
    }

    /** The draw of a task. */
    int draw(long task) {
        return Math.toIntExact(task / parts) + 1;
    }

    /** A draw's parameters, bound. */
    public Model model(int draw) {
        return new Model(parameters.of(draw), seed);
    }

    /** How many adults of a draw's country each of the people stands for. */
    public UniverseDesign universe(Model model) {
        return universe.standingFor(model.population());
    }

    /** People of all countries. */
    public long people() {
        return draws * universe.sampled();
    }

    /**
     * Hands over the patients of a part of a country, in full blocks but for the last.
     *
     * @param task number of the part
     * @param model of its draw
     * @param size patients of a block
     * @param progress takes what is done
     */
    void forEachBlock(long task, Model model, int size, Progress progress, Consumer<List<CohortPatient>> consumer) {
        UniverseDesign design = universe(model);
        ExposureHistory history = new ExposureHistory(model);
        List<CohortPatient> waiting = new ArrayList<>();
        for (long chunk = task % parts; chunk < design.chunks(); chunk += parts) {
            long[] ids = design.chunk(chunk);
            for (Interview interview : history.answers(ids[0], ids[1])) {
                if (interview.inCohort()) {
                    waiting.add(interview.patient(
                            design.of(interview.person().exposure()).weight()));
                    if (waiting.size() == size) {
                        consumer.accept(waiting);
                        waiting = new ArrayList<>();
                    }
                }
            }
            progress.done(ids[1] - ids[0], history.days());
            progress.known(ExposureType.ofPerson(ids[0]), ids[1] - ids[0], history.notFollowed());
        }
        if (!waiting.isEmpty()) {
            consumer.accept(waiting);
        }
    }
}
