package org.allostat.kernel;

/**
 * What the patients of a batch take on each of the days to come: prescribed and other full agonist together, MME/d. Lets
 * patients whose doses change on different days share the steps of a kernel.
 */
public final class DoseCalendar {
    /** Days that a calendar holds: those of a step between visits. */
    public static final int DAYS = 28;

    private final int size;
    private final int width;

    /** A row for each day on which some dose changes, padded to whole vectors; shape [DAYS][width]. */
    private final double[] rows;

    /** Where the row of a day begins; shape [DAYS]. */
    private final int[] places = new int[DAYS];

    private int days;
    private int end;

    /** @param size number of patients, positive */
    public DoseCalendar(int size) {
        if (size <= 0) {
            throw new IllegalArgumentException("size must be positive: " + size);
        }
        this.size = size;
        width = PatientBatch.padded(size);
        rows = new double[DAYS * width];
    }

    /** Forgets all days. */
    public void clear() {
        days = 0;
        end = 0;
    }

    /**
     * Adds days on which no dose changes.
     *
     * @param more number of days, positive; at most {@link #DAYS} in all
     * @param mmePerDay dose by patient, MME/d; shape [size]
     */
    public void add(int more, double[] mmePerDay) {
        System.arraycopy(mmePerDay, 0, rows, end, size);
        for (int day = days; day < days + more; day++) {
            places[day] = end;
        }
        days += more;
        end += width;
    }

    /** Refuses a batch of another size: rows would be read for the wrong patients. */
    void requireSizeOf(PatientBatch batch) {
        if (batch.size != size) {
            throw new IllegalArgumentException("calendar of " + size + " patients for a batch of " + batch.size);
        }
    }

    /** Number of days. */
    public int days() {
        return days;
    }

    /** Dose of a patient on a day, MME/d. */
    double mmePerDay(int i, int day) {
        return rows[places[day] + i];
    }

    /** Days from a day on before some dose changes. */
    int daysAtDoses(int day) {
        int to = day + 1;
        while (to < days && places[to] == places[day]) {
            to++;
        }
        return to - day;
    }

    /** The rows of doses. */
    double[] doses() {
        return rows;
    }

    /** Where the row of each day begins. */
    int[] places() {
        return places;
    }
}
