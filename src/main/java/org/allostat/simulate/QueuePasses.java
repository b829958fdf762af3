package org.allostat.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.universe.CohortObserver;
import org.allostat.population.universe.Progress;
import org.allostat.study.Study;
import org.allostat.table.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Settles the queues of a study over its cohort, model.md (70). Between passes only numbers travel: how many joined, left and started, by visit; so
 * results know nothing of partitions. A study without a limited offer makes no pass.
 */
final class QueuePasses {
    private final Study study;
    private final Registry registry;
    private final Progress progress;
    private final List<Policy> policies;
    private final List<LimitedOffer> limited;
    private final Follow follow;
    private final int visits;
    private final int daysPerMonth;

    /**
     * @param study the question
     * @param registry the parameter set of draw 0
     * @param block largest number of patients at a time
     * @param progress takes what is done
     */
    QueuePasses(Study study, Registry registry, int block, Progress progress) {
        this.study = study;
        this.registry = registry;
        this.progress = progress;
        policies = LimitedOffer.concerned(study.policies());
        limited = LimitedOffer.of(policies);
        follow = new Follow(study.years(), study.valuation(), block);
        Horizon horizon = follow.horizon(new Model(registry, study.seed()));
        visits = horizon.periods();
        daysPerMonth = horizon.daysPerPeriod();
    }

    /**
     * The queues of draw 0.
     *
     * @param cohort the cohort table, spread over tasks
     */
    SettledQueues settle(Dataset<Row> cohort) {
        return SettledQueues.of(
                limited,
                List.of(0),
                (draws, lists) -> counts(draws, cohort.mapPartitions(counting(lists), Encoders.row(CountQueues.ROW))));
    }

    /** The queues of countries, whose people are interviewed in every pass: none of them is kept. */
    SettledQueues settle(SparkSession spark, Countries countries) {
        return SettledQueues.of(
                limited,
                countries.numbers(),
                (draws, lists) -> counts(
                        draws,
                        countries
                                .tasks(spark, draws)
                                .mapPartitions(
                                        new CountQueues.OfCountries(counting(lists), countries),
                                        Encoders.row(CountQueues.ROW))));
    }

    private CountQueues counting(WaitingLists lists) {
        return new CountQueues(
                registry,
                study.seed(),
                policies,
                follow.with(lists),
                Table.of(CohortObserver.COHORT, CohortPatient.class),
                progress);
    }

    /** The rows of {@code waiting_times}. */
    List<WaitingTime> rows(SettledQueues queues) {
        return WaitingTime.rows(limited, queues, daysPerMonth);
    }

    private Map<Integer, List<QueueCounts>> counts(List<Integer> draws, Dataset<Row> counted) {
        List<Column> sums = CountQueues.SUMS.stream()
                .map(name -> functions.sum(name).as(name))
                .toList();
        List<Row> rows = counted.groupBy(CountQueues.DRAW, CountQueues.QUEUE, CountQueues.JOINED, CountQueues.VISIT)
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                .collectAsList();
        Map<Integer, List<QueueCounts>> counts = new HashMap<>();
        for (int draw : draws) {
            counts.put(
                    draw,
                    limited.stream().map(unused -> new QueueCounts(visits)).toList());
        }
        for (Row row : rows) {
            int draw = row.getInt(row.fieldIndex(CountQueues.DRAW));
            int queue = row.getInt(row.fieldIndex(CountQueues.QUEUE));
            int joined = row.getInt(row.fieldIndex(CountQueues.JOINED));
            int visit = row.getInt(row.fieldIndex(CountQueues.VISIT));
            QueueCounts found = counts.getOrDefault(draw, List.of()).get(queue);
            for (int field = 0; field < QueueCounts.FIELDS; field++) {
                found.add(joined, visit, field, row.getLong(row.fieldIndex(CountQueues.SUMS.get(field))));
            }
        }
        return counts;
    }
}
