package org.allostat.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.allostat.kernel.EventType;
import org.allostat.kernel.KernelState;
import org.allostat.kernel.NeuralSystem;
import org.allostat.kernel.OverdoseRoute;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.Readout;

/** What a patient's body was on each day: doses, states, readouts, hazards and what is left of their budgets. Mutable while it is made. */
public final class DailyTrack implements DayByDay.NightListener {
    private static final String HAZARD = "hazard_";
    private static final String LEFT = "hazard_left_";

    /**
     * A column.
     *
     * @param name as in a file
     * @param unit its unit
     * @param meaning one line
     */
    public record Column(String name, String unit, String meaning) {}

    /** The columns, in order. */
    public static final List<Column> COLUMNS = columns();

    private final List<double[]> days = new ArrayList<>();
    private final double[] budgets = new double[EventType.COUNT];

    /** The column of an opponent. */
    public static String opponent(NeuralSystem system) {
        return "opponent_" + label(system);
    }

    /** The column of an event's hazard of a day, overdose by all routes. */
    public static String hazard(EventType type) {
        return HAZARD + label(type) + "_per_day";
    }

    /** The column of what is left of an event's hazard budget. */
    public static String left(EventType type) {
        return LEFT + label(type);
    }

    /** The name of an event in tables. */
    static String label(Enum<?> value) {
        return value == EventType.BACKGROUND_DEATH
                ? "other_death"
                : value.name().toLowerCase(Locale.ROOT);
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("day", "d", "days lived since policy start, this one included"),
                new Column("mme_per_day", "MME/d", "prescribed full agonist"),
                new Column("buprenorphine_mg_per_day", "mg/d", "prescribed buprenorphine"),
                new Column("illicit_use", "0 or 1", "whether an illicit supply is used or the prescribed one misused"),
                new Column("agonist_exposure", "MME/d", "full agonist carried over"),
                new Column("buprenorphine_exposure", "mg/d", "buprenorphine carried over"),
                new Column("receptor_tolerance", "1", "receptor-level tolerance")));
        for (NeuralSystem system : NeuralSystem.values()) {
            columns.add(new Column(
                    opponent(system),
                    "1",
                    "opponent process of " + label(system).replace('_', ' ')));
        }
        columns.add(new Column("load_reward", "1", "slow allostatic load of the reward systems"));
        columns.add(new Column("load_stress", "1", "slow allostatic load of the stress systems"));
        for (Readout readout : Readout.values()) {
            boolean isActivity = readout.ordinal() < NeuralSystem.COUNT;
            columns.add(new Column(
                    readout.label(),
                    readout.unit(),
                    (isActivity ? "activity: " : "") + readout.label().replace('_', ' ') + ", mean of the day"));
        }
        for (OverdoseRoute route : OverdoseRoute.values()) {
            columns.add(new Column(
                    HAZARD + "overdose_" + label(route) + "_per_day", "1/d", "hazard of overdose by this route"));
        }
        for (EventType type : EventType.values()) {
            columns.add(new Column(hazard(type), "1/d", "hazard of the day"));
        }
        for (EventType type : EventType.values()) {
            columns.add(new Column(
                    left(type), "1", "budget of hazard left at night; below 0: it happens; empty: it cannot happen"));
        }
        return Collections.unmodifiableList(columns);
    }

    /** The days, in order; shape [days][COLUMNS]. */
    public List<double[]> days() {
        return Collections.unmodifiableList(days);
    }

    /** A column over all days. */
    public double[] values(String column) {
        int place = COLUMNS.stream().map(Column::name).toList().indexOf(column);
        if (place < 0) {
            throw new IllegalArgumentException("no such column: " + column);
        }
        return days.stream().mapToDouble(day -> day[place]).toArray();
    }

    @Override
    public void morning(PatientBatch batch, int place) {
        for (int type = 0; type < EventType.COUNT; type++) {
            budgets[type] = batch.hazardBudget[type][place];
        }
    }

    @Override
    public void night(PatientBatch batch, int i) {
        double[] day = new double[COLUMNS.size()];
        KernelState state = batch.state(i);
        int column = put(
                day,
                0,
                days.size() + 1,
                batch.doseMmePerDay[i],
                batch.buprenorphineMgPerDay[i],
                batch.misuse[i] ? 1 : 0,
                state.agonistExposure(),
                state.buprenorphineExposure(),
                state.receptorTolerance(),
                state.opponentDopamine(),
                state.opponentOpioidPeptide(),
                state.opponentDynorphin(),
                state.opponentCrf(),
                state.opponentNorepinephrine(),
                state.opponentHypocretin(),
                state.opponentNeuroimmune(),
                state.loadReward(),
                state.loadStress());
        for (double[] sum : batch.sum) {
            column = put(day, column, sum[i]);
        }
        double overdose = 0;
        for (double[] route : batch.overdoseHazard) {
            column = put(day, column, route[i]);
            overdose += route[i];
        }
        column = put(
                day,
                column,
                overdose,
                batch.crisisHazard[i],
                spent(batch, EventType.BACKGROUND_DEATH, i),
                spent(batch, EventType.MISUSE, i));
        for (double[] budget : batch.hazardBudget) {
            column = put(day, column, budget[i]);
        }
        days.add(day);
    }

    /** These hazards have no sum of their own, so they are read from the budget. */
    private double spent(PatientBatch batch, EventType type, int i) {
        double before = budgets[type.ordinal()];
        return Double.isInfinite(before) ? 0 : before - batch.hazardBudget[type.ordinal()][i];
    }

    private static int put(double[] day, int from, double... values) {
        System.arraycopy(values, 0, day, from, values.length);
        return from + values.length;
    }
}
