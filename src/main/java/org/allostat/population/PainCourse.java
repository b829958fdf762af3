package org.allostat.population;

import org.allostat.kernel.KernelParameters;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;

/**
 * How a person's painful disease goes on whatever is done, the same under every policy: a course that waxes and wanes from visit to
 * visit, model.md (51), and, where it is switched on, a slow drift besides, model.md (58). Before the interview both stand where the
 * interview finds them.
 */
public final class PainCourse {
    private final RandomStreams random;
    private final Walk course;
    private final Walk drift;
    private final double scaleMaximum;

    /** A stationary autoregressive course, with what each visit adds by chance. */
    private record Walk(double sd, double correlation, double innovation) {
        static Walk of(KernelParameters.Course law) {
            double correlation = law.visitCorrelation();
            return new Walk(law.sd(), correlation, law.sd() * Math.sqrt(1 - correlation * correlation));
        }
    }

    /**
     * What the disease adds to untreated pain until the next visit.
     *
     * @param course that waxes and wanes, NRS
     * @param drift that is slow, NRS
     */
    public record Now(double course, double drift) {
        /** Neither. */
        public static final Now NONE = new Now(0, 0);
    }

    /** @param model the parameter set and the luck */
    public PainCourse(Model model) {
        random = model.random();
        KernelParameters.Pain pain = model.constants().parameters().pain();
        course = Walk.of(pain.course());
        drift = Walk.of(pain.drift());
        scaleMaximum = pain.scaleMaximum();
    }

    /** How a person's disease stands at the interview. */
    public Now atInterview(long person) {
        return new Now(
                course.sd() > 0 ? course.sd() * random.normal(person, LuckStreams.PAIN_COURSE.code(0), 0) : 0,
                drift.sd() > 0 ? drift.sd() * random.normal(person, LuckStreams.PAIN_DRIFT.code(0), 0) : 0);
    }

    /**
     * How it stands at the next visit.
     *
     * @param now until this visit
     * @param visit number of the visit since the interview, 1 for the first
     */
    public Now next(Now now, long person, int visit) {
        return new Now(
                next(now.course(), course, LuckStreams.PAIN_COURSE, person, visit),
                next(now.drift(), drift, LuckStreams.PAIN_DRIFT, person, visit));
    }

    private double next(double now, Walk walk, LuckStreams stream, long person, int visit) {
        return walk.sd > 0
                ? Math.fma(walk.correlation, now, walk.innovation * random.normal(person, stream.code(0), visit))
                : 0;
    }

    /**
     * Untreated pain until the next visit, NRS 0 to 10.
     *
     * @param own the person's own, NRS
     * @param now what the disease adds
     */
    public double untreatedPain(double own, Now now) {
        return Math.min(scaleMaximum, Math.max(0, own + (now.course() + now.drift())));
    }
}
