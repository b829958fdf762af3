package org.allostat.policy;

import java.util.List;

/**
 * One patient under one policy: what the chart says. Mutable, one object reused for many patients. Doses are what is
 * prescribed from the next day on. Levers write it; the body reads of it no more than {@link #treatment}, and an outcome no more
 * than {@link #summary}.
 */
public final class CareState {
    /** Where the patient stands. */
    public enum Phase {
        STABLE,
        TAPERING,
        OFF_OPIOIDS,
        ON_BUPRENORPHINE,
        /** Not on long-term therapy: takes opioids in acute courses, with days without between them, and is never reviewed. */
        IN_COURSES
    }

    /** How the latest cut of the full agonist came about. */
    enum Cut {
        /** There was none, or it was undone. */
        NONE,
        CONSENTED,
        IMPOSED
    }

    static final int NEVER = Integer.MIN_VALUE;

    /** Hears what is decided. */
    final CareNotes notes;

    Phase phase = Phase.STABLE;
    double doseMmePerDay;
    double buprenorphineMgPerDay;
    double painReliefNrs;
    boolean hasSelfManagement;
    int rotatedOnDay = NEVER;
    String formulation = "";

    /** Index of the offer accepted last, which a patient who tapers follows; -1 for none. */
    int followedOffer = -1;

    int naloxoneUntilDay = NEVER;

    /** Whether it is settled whom the policy does not concern, as it is from the first visit under it on. */
    boolean isExceptionSettled;

    /** Whether the policy does not concern the patient. */
    boolean isExcepted;

    /** Dose from which the full agonist is or was taken away, MME/d. */
    double referenceMmePerDay;

    double painBeforeCut;
    int pausesInARow;
    int nextStepDay;
    Cut latestCut = Cut.NONE;
    int cutOnDay = NEVER;
    /** Share of the reference dose that the latest cut took without consent. */
    double imposedCutShare;

    int resumedOnDay = NEVER;

    final QueuePlace queue = new QueuePlace();
    /** Acute courses of whoever is not on long-term therapy; none of anybody else. */
    final ChartedCourses courses = new ChartedCourses();

    /** One bit for each offer that was ever made. */
    int offersMade;
    /** One bit for each offer that was accepted at the latest visit. */
    int acceptedToday;

    int escalations;
    int reviews;
    int educationSessions;
    boolean taperOffered;
    boolean taperAccepted;
    boolean taperCompleted;
    boolean taperFailed;
    boolean buprenorphineOffered;
    boolean buprenorphineAccepted;

    /** Tapers that the patient agreed to and gave up. */
    int taperFailures;

    int taperFailedOnDay = NEVER;
    int buprenorphineDropouts;
    int leftBuprenorphineOnDay = NEVER;
    int reversals;
    int restarts;

    /** A chart of which nobody hears. */
    public CareState() {
        this(CareNotes.NONE);
    }

    /** @param notes hears what is decided */
    public CareState(CareNotes notes) {
        this.notes = notes;
    }

    /**
     * Starts a patient who is not on long-term therapy.
     *
     * @param planned acute courses, in the order of their days, with days between them
     * @param formulationLabel how they are taken
     */
    public void startCourses(List<AcuteCourse> planned, String formulationLabel) {
        start(0, formulationLabel);
        phase = Phase.IN_COURSES;
        courses.start(planned);
    }

    /**
     * Starts a patient on long-term therapy, or off opioids for good.
     *
     * @param mmePerDay prescribed dose at policy start, MME/d
     * @param formulationLabel how it is taken
     */
    public void start(double mmePerDay, String formulationLabel) {
        phase = mmePerDay > 0 ? Phase.STABLE : Phase.OFF_OPIOIDS;
        doseMmePerDay = mmePerDay;
        buprenorphineMgPerDay = 0;
        painReliefNrs = 0;
        hasSelfManagement = false;
        rotatedOnDay = NEVER;
        formulation = formulationLabel;
        followedOffer = -1;
        naloxoneUntilDay = NEVER;
        isExceptionSettled = false;
        isExcepted = false;
        referenceMmePerDay = mmePerDay;
        painBeforeCut = 0;
        pausesInARow = 0;
        nextStepDay = 0;
        latestCut = Cut.NONE;
        cutOnDay = NEVER;
        imposedCutShare = 0;
        resumedOnDay = NEVER;
        queue.start();
        courses.start(List.of());
        offersMade = 0;
        acceptedToday = 0;
        escalations = 0;
        reviews = 0;
        educationSessions = 0;
        taperOffered = false;
        taperAccepted = false;
        taperCompleted = false;
        taperFailed = false;
        buprenorphineOffered = false;
        buprenorphineAccepted = false;
        taperFailures = 0;
        taperFailedOnDay = NEVER;
        buprenorphineDropouts = 0;
        leftBuprenorphineOnDay = NEVER;
        reversals = 0;
        restarts = 0;
    }

    /**
     * What the body meets from a day on, until the next visit, or a taper step or the begin or end of a course before it.
     *
     * @param day day since policy start
     * @param visitDay day of the next visit
     */
    public Treatment treatment(int day, int visitDay) {
        return new Treatment(
                doseMmePerDay,
                buprenorphineMgPerDay,
                painReliefNrs,
                formulation,
                rotatedOnDay == day,
                cutOnDay == day ? imposedCutShare : 0,
                resumedOnDay == day,
                isOffOpioids(),
                phase == Phase.ON_BUPRENORPHINE,
                day < naloxoneUntilDay,
                Math.min(visitDay, changesBetweenVisits()));
    }

    private boolean isOffOpioids() {
        return phase == Phase.OFF_OPIOIDS || (phase == Phase.IN_COURSES && doseMmePerDay == 0);
    }

    private int changesBetweenVisits() {
        return phase == Phase.TAPERING ? nextStepDay : courses.changesOnDay();
    }

    /** Whether an acute course begins or ends by a day. */
    public boolean hasCourseChangeBy(int day) {
        return courses.changesOnDay() <= day;
    }

    /** What the chart tells of the patient. */
    public CareSummary summary() {
        return new CareSummary(
                isOffOpioids(),
                phase == Phase.ON_BUPRENORPHINE,
                doseMmePerDay,
                escalations,
                taperOffered,
                taperAccepted,
                taperCompleted,
                taperFailed,
                buprenorphineOffered,
                buprenorphineAccepted,
                reversals,
                restarts,
                buprenorphineDropouts,
                phase == Phase.TAPERING,
                queue.waitedDays(),
                queue.isWaiting() ? queue.joinedOnDay() : CareSummary.NOT_WAITING);
    }

    /**
     * Whether no visit will change the chart any more: the patient takes acute courses, or is off opioids and nothing was taken away
     * to which to return.
     */
    public boolean isBeyondReach() {
        return phase == Phase.IN_COURSES || (phase == Phase.OFF_OPIOIDS && latestCut == Cut.NONE);
    }

    boolean wasOffered(int offer) {
        return (offersMade & (1 << offer)) != 0;
    }

    /** Whether an offer was accepted at the latest visit. */
    public boolean wasAcceptedToday(int offer) {
        return (acceptedToday & (1 << offer)) != 0;
    }

    /** Notes where the patient stands when the full agonist begins to be taken away, and who wants it. */
    void beginCut(Cut how, Visit visit) {
        referenceMmePerDay = doseMmePerDay;
        painBeforeCut = visit.pain;
        pausesInARow = 0;
        nextStepDay = visit.day;
        latestCut = how;
    }

    /** Lowers the full agonist on a day. */
    void cutTo(double mmePerDay, int day) {
        imposedCutShare = latestCut == Cut.IMPOSED ? (doseMmePerDay - mmePerDay) / referenceMmePerDay : 0;
        cutOnDay = day;
        doseMmePerDay = mmePerDay;
    }

    /** Undoes what was taken away: the patient is stable at a dose. */
    void resume(double mmePerDay) {
        doseMmePerDay = mmePerDay;
        phase = Phase.STABLE;
        latestCut = Cut.NONE;
    }

    /** Begins an acute course. */
    void beginCourse(AcuteCourse prescribed) {
        courses.begin(prescribed);
        doseMmePerDay = prescribed.mmePerDay();
    }

    /** Ends the acute course under way. */
    void endCourse() {
        courses.end();
        doseMmePerDay = 0;
    }

    /** Comes under another policy, which has offered nothing yet. */
    public void changePolicy() {
        offersMade = 0;
        acceptedToday = 0;
        isExceptionSettled = false;
        isExcepted = false;
        queue.giveBack();
    }

    /** Frees the place of who is no longer treated. */
    void giveBackPlace() {
        if (phase == Phase.STABLE || phase == Phase.OFF_OPIOIDS) {
            queue.giveBack();
        }
    }

    /** Where the patient stands with limited offers. */
    public QueuePlace queue() {
        return queue;
    }

    public Phase phase() {
        return phase;
    }

    public int reviews() {
        return reviews;
    }

    public int educationSessions() {
        return educationSessions;
    }
}
