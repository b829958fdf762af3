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

    /** A row for each stretch of days on which no dose changes, padded to whole vectors; shape [DAYS][width]. */
    private final double[] rows;

    /** Days before which stretches end; shape [DAYS]. */
    private final int[] ends = new int[DAYS];

    private int stretches;
    private int days;

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
        stretches = 0;
    }

    /**
     * Adds days on which no dose changes.
     *
     * @param more number of days, positive; at most {@link #DAYS} in all
     * @param mmePerDay dose by patient, MME/d; shape [size]
     */
    public void add(int more, double[] mmePerDay) {
        if (days + more > DAYS) {
            throw new IndexOutOfBoundsException(
                    "a calendar holds " + DAYS + " days: " + days + " and " + more + " more");
        }
        System.arraycopy(mmePerDay, 0, rows, place(stretches, 0), size);
        days += more;
        ends[stretches++] = days;
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

    /** Number of stretches. */
    int stretches() {
        return stretches;
    }

    /** Day before which a stretch ends. */
    int end(int stretch) {
        return ends[stretch];
    }

    /** Dose of a patient in a stretch, MME/d. */
    double mmePerDay(int i, int stretch) {
        return rows[place(stretch, i)];
    }

    /** The doses, of all patients and stretches. */
    double[] doses() {
        return rows;
    }

    /** Where the dose of a patient in a stretch stands among them. */
    int place(int stretch, int i) {
        return stretch * width + i;
    }
}
