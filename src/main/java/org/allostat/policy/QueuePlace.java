package org.allostat.policy;

/** Where a patient stands with the limited offers of a policy: waiting, in treatment, or neither. Mutable, part of the chart. */
public final class QueuePlace {
    /** No offer. */
    public static final int NONE = -1;

    private int waitingFor;
    private int joinedAtVisit;
    private int joinedOnDay;
    private double ticket;
    private int holdsPlaceOf;
    private int startedOffer;
    private int startedAtVisit;
    private int waitedDays;

    QueuePlace() {
        start();
    }

    /** Starts a patient. */
    void start() {
        waitingFor = NONE;
        joinedAtVisit = NONE;
        joinedOnDay = NONE;
        ticket = 0;
        holdsPlaceOf = NONE;
        startedOffer = NONE;
        startedAtVisit = NONE;
        waitedDays = 0;
    }

    boolean isWaiting() {
        return waitingFor != NONE;
    }

    /**
     * Joins the queue for an offer.
     *
     * @param luck in (0, 1), which orders those who join at one visit
     */
    void join(int offer, Visit visit, double luck) {
        waitingFor = offer;
        joinedAtVisit = visit.number;
        joinedOnDay = visit.day;
        ticket = visit.number + luck;
    }

    /** Leaves the queue without a turn. */
    void leave(int day) {
        waitedDays = waitedDays(day);
        waitingFor = NONE;
    }

    /** Takes a place in treatment. */
    void begin(Visit visit) {
        holdsPlaceOf = waitingFor;
        startedOffer = waitingFor;
        startedAtVisit = visit.number;
        leave(visit.day);
    }

    /** Gives the place back. */
    void giveBack() {
        holdsPlaceOf = NONE;
    }

    double ticket() {
        return ticket;
    }

    /** Index of the offer that the patient waits for after the latest visit; {@link #NONE} for none. */
    public int waitingFor() {
        return waitingFor;
    }

    /** Number of the visit at which the patient joined the queue last. */
    public int joinedAtVisit() {
        return joinedAtVisit;
    }

    /** Index of the offer of which the patient holds a place after the latest visit; {@link #NONE} for none. */
    public int holdsPlaceOf() {
        return holdsPlaceOf;
    }

    /** Index of the offer of which the patient took a place last, and may have given it back since. */
    public int startedOffer() {
        return startedOffer;
    }

    /** Number of the visit at which the patient took a place last; {@link #NONE} for never. */
    public int startedAtVisit() {
        return startedAtVisit;
    }

    /** Days waited until the wait under way, d. */
    int waitedDays() {
        return waitedDays;
    }

    /** Day on which the wait under way began; only of who waits. */
    int joinedOnDay() {
        return joinedOnDay;
    }

    private int waitedDays(int day) {
        return waitedDays + (isWaiting() ? day - joinedOnDay : 0);
    }
}
