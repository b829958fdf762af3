package org.allostat.population;

import org.allostat.kernel.KernelParameters;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;

/**
 * How a person's painful disease waxes and wanes whatever is done, model.md (51): an autoregressive course of untreated pain,
 * new at each visit and the same under every policy. Before the interview it stands where the interview finds it.
 */
public final class PainCourse {

    private final RandomStreams random;
    private final double sd;
    private final double correlation;
    private final double innovation;
    private final double scaleMaximum;

    /** @param model the parameter set and the luck */
    public PainCourse(Model model) {
        random = model.random();
        KernelParameters.Pain pain = model.constants().parameters().pain();
        sd = pain.course().sd();
        correlation = pain.course().visitCorrelation();
        innovation = sd * Math.sqrt(1 - correlation * correlation);
        scaleMaximum = pain.scaleMaximum();
    }

    /** The course of a person at the interview, NRS. */
    public double atInterview(long person) {
        return sd > 0 ? sd * random.normal(person, LuckStreams.PAIN_COURSE.code(0), 0) : 0;
    }

    /**
     * The course at the next visit.
     *
     * @param now the course until this visit, NRS
     * @param visit number of the visit since the interview, 1 for the first
     */
    public double next(double now, long person, int visit) {
        return sd > 0
                ? Math.fma(correlation, now, innovation * random.normal(person, LuckStreams.PAIN_COURSE.code(0), visit))
                : 0;
    }

    /**
     * Untreated pain until the next visit, NRS 0 to 10.
     *
     * @param own the person's own, NRS
     * @param course what the course adds, NRS
     */
    public double untreatedPain(double own, double course) {
        return Math.min(scaleMaximum, Math.max(0, own + course));
    }
}
