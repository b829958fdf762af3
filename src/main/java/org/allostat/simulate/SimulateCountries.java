package org.allostat.simulate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.universe.Progress;
import org.allostat.table.OneOf;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * Every policy over parts of countries. A row is a cell of the monthly tally or a row of the observer; a task gives up what it knows of
 * one part before it begins the next, so that memory does not grow with draws.
 *
 * @param countries the draws
 * @param policies what to follow, in the study's order
 * @param follow how patients are followed, with the settled queues
 * @param observers takes each patient's outcomes under all policies
 * @param rowTypes the two kinds of rows: months, and those of observers
 * @param progress takes what is done
 */
record SimulateCountries(
        Countries countries,
        List<Policy> policies,
        Follow follow,
        PatientObserver.OfCountries observers,
        OneOf rowTypes,
        Progress progress)
        implements MapPartitionsFunction<Long, Row> {
    static final int MONTH = 0;
    static final int OBSERVED = 1;

    /** The rows that come of it. */
    static OneOf kinds(PatientObserver.OfCountries observers) {
        return new OneOf(List.of(MonthlyRows.type(), observers.rowType()));
    }

    @Override
    public Iterator<Row> call(Iterator<Long> tasks) {
        return new Iterator<>() {
            private Iterator<Row> ready = List.<Row>of().iterator();

            @Override
            public boolean hasNext() {
                while (!ready.hasNext() && tasks.hasNext()) {
                    ready = simulate(tasks.next()).iterator();
                }
                return ready.hasNext();
            }

            @Override
            public Row next() {
                return ready.next();
            }
        };
    }

    private List<Row> simulate(long task) {
        int draw = countries.draw(task);
        Model model = countries.model(draw);
        Horizon horizon = follow.horizon(model);
        PolicyReplay replay =
                new PolicyReplay(model, draw, policies, horizon, follow.valuation(), follow.block(), follow.queues());
        MonthlyTally months = new MonthlyTally(policies.size(), horizon.periods());
        PatientObserver observer = observers.create(countries.universe(model));
        countries.forEachBlock(task, model, follow.block(), progress, block -> {
            long daysBefore = replay.days();
            List<PolicyOutcomes> all = replay.run(block, months);
            progress.done(0, replay.days() - daysBefore);
            for (int i = 0; i < block.size(); i++) {
                CohortPatient patient = block.get(i);
                observer.observe(patient, all.get(i));
            }
        });
        List<Row> made = new ArrayList<>();
        for (int p = 0; p < policies.size(); p++) {
            for (MonthlySums cell : months.cells(p, policies.get(p).id(), draw)) {
                made.add(rowTypes.row(MONTH, MonthlyRows.row(cell)));
            }
        }
        observer.rows().forEachRemaining(row -> made.add(rowTypes.row(OBSERVED, row)));
        return made;
    }
}
