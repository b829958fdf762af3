package org.allostat.kernel;

/**
 * A form of the daily step. All forms give the same bits for the same patient; {@link ScalarKernel} is the specification.
 *
 * <p>A form may keep working memory: one thread at a time may use an instance. Nothing is allocated while advancing.
 */
public interface Kernel {
    /** What is asked of a kernel. What is not asked for need not be computed: its arrays hold nothing that means anything. */
    enum Outputs {
        /** All that a {@link PatientBatch} holds. */
        ALL,
        /**
         * States, and pain, trough pain, COWS, craving, hyperkatifeia and mood of the last day of each call. For the past
         * of people to whom nothing has happened: their hazard budgets are infinite.
         */
        INTERVIEW,
        /** As {@link #INTERVIEW}, but of the last day pain and trough pain alone, which a visit on the way there reads. */
        VISIT
    }

    /**
     * Advances one patient until an event happens or the days are over. Inputs hold for all days. The day of an event is
     * completed; {@code batch.events[i]} then says which, and the caller draws the next budget and decides what follows.
     *
     * @param batch the batch
     * @param i place in the batch
     * @param days days wanted, positive
     * @return days advanced, at most days
     */
    int advance(PatientBatch batch, int i, int days);

    /**
     * Advances the patients of a range, each as {@link #advance(PatientBatch, int, int)} does: until an event happens to
     * that patient or that patient's days are over. Places with 0 days left are not touched, but for
     * {@code batch.events[i]}, which tells of this call alone and becomes 0.
     *
     * <p>Fastest where neighbours want the same number of days; a patient who wants fewer than the neighbours splits their
     * days, which changes no bit.
     *
     * @param batch the batch
     * @param from first place
     * @param to place after the last
     * @param daysLeft days wanted by place, not negative; on return what an event left undone, else 0; shape [batch.size]
     */
    default void advance(PatientBatch batch, int from, int to, int[] daysLeft) {
        for (int i = from; i < to; i++) {
            if (daysLeft[i] > 0) {
                daysLeft[i] -= advance(batch, i, daysLeft[i]);
            } else {
                batch.events[i] = 0;
            }
        }
    }

    /**
     * Advances all patients of a batch along a calendar of doses, which takes the place of {@code batch.doseMmePerDay} and
     * {@code batch.misuse}; all other inputs hold for all days. For the past of people to whom nothing has happened: their
     * hazard budgets are infinite, and hazards mean nothing afterwards.
     *
     * @param batch the batch
     * @param calendar what its patients take
     * @throws IllegalArgumentException if the calendar is not of as many patients as the batch
     */
    default void advance(PatientBatch batch, DoseCalendar calendar) {
        calendar.requireSizeOf(batch);
        for (int i = 0; i < batch.size; i++) {
            double prescribed = batch.doseMmePerDay[i];
            boolean misuse = batch.misuse[i];
            batch.misuse[i] = false;
            int day = 0;
            for (int stretch = 0; stretch < calendar.stretches(); stretch++) {
                batch.doseMmePerDay[i] = calendar.mmePerDay(i, stretch);
                day += advance(batch, i, calendar.end(stretch) - day);
            }
            batch.doseMmePerDay[i] = prescribed;
            batch.misuse[i] = misuse;
        }
    }
}
