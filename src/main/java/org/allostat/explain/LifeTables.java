package org.allostat.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.policy.Decision;
import org.allostat.simulate.DailyTrack;
import org.allostat.simulate.LifeEvent;
import org.allostat.simulate.PatientLife;
import org.allostat.simulate.PatientLife.Decided;
import org.allostat.sql.QueryResult;
import org.jspecify.annotations.Nullable;

/** Both lives as tables for files: every day, every decision and event, and what the columns of days mean. */
public final class LifeTables {
    private LifeTables() {}

    /** Grain: policy x day. */
    public static QueryResult days(TwoLives lives) {
        List<QueryResult.Column> columns = new ArrayList<>(List.of(new QueryResult.Column("policy", false)));
        DailyTrack.COLUMNS.forEach(column -> columns.add(new QueryResult.Column(column.name(), true)));
        return new QueryResult(
                columns,
                lives.both().stream()
                        .flatMap(life -> life.track().days().stream()
                                .map(day -> day(life.policy().id(), day)))
                        .iterator());
    }

    private static List<@Nullable Object> day(String policy, double[] values) {
        List<@Nullable Object> row = new ArrayList<>(List.of(policy, (long) values[0]));
        IntStream.range(1, values.length).forEach(i -> row.add(finite(values[i])));
        return row;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Grain: policy x decision or event, in the order of time. */
    public static QueryResult events(TwoLives lives) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PatientLife life : lives.both()) {
            addEvents(life, rows);
        }
        return new QueryResult(
                List.of(
                        new QueryResult.Column("policy", false),
                        new QueryResult.Column("day", true),
                        new QueryResult.Column("what", false),
                        new QueryResult.Column("kind", false),
                        new QueryResult.Column("words", false),
                        new QueryResult.Column("chance", true),
                        new QueryResult.Column("luck", true)),
                rows.iterator());
    }

    private static void addEvents(PatientLife life, List<List<@Nullable Object>> rows) {
        String policy = life.policy().id();
        Iterator<LifeEvent> events = life.events().iterator();
        @Nullable LifeEvent event = next(events);
        for (Decided each : life.decisions()) {
            while (event != null && event.day() <= each.day()) {
                rows.add(row(policy, event));
                event = next(events);
            }
            Decision decision = each.decision();
            rows.add(Arrays.asList(
                    policy,
                    each.day(),
                    "decision",
                    decision.kind(),
                    decision.words(),
                    finite(decision.chance()),
                    finite(decision.luck())));
        }
        while (event != null) {
            rows.add(row(policy, event));
            event = next(events);
        }
    }

    private static @Nullable LifeEvent next(Iterator<LifeEvent> events) {
        return events.hasNext() ? events.next() : null;
    }

    private static List<@Nullable Object> row(String policy, LifeEvent event) {
        return Arrays.asList(
                policy,
                event.day(),
                "event",
                event.kind(),
                event.words(),
                finite(event.chance()),
                finite(event.luck()));
    }

    /** What the columns of days are. */
    public static QueryResult columns() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList("policy", "id", "policy followed"));
        DailyTrack.COLUMNS.forEach(column -> rows.add(Arrays.asList(column.name(), column.unit(), column.meaning())));
        return QueryResult.of(List.of("column", "unit", "meaning"), rows);
    }
}
