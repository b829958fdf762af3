package org.allostat.calibrate;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.calibrate.search.Evidence;
import org.allostat.emulate.EmulatedStudy;

/**
 * What is inferred from what. Read from {@code jobs/calibrations/<id>.yaml}.
 *
 * @param id file name without ending
 * @param title one line
 * @param seed seed of every random stream: people, their luck, and the search
 * @param unknowns the parameters that are free
 * @param studies emulated studies that the targets are of, each once
 * @param targets what is to come out
 * @param people on whom each study is repeated for each set of values, the same for all sets
 * @param interviewed people of each exposure type who are interviewed for the figures of the survey, the same for all sets
 * @param search how the space is searched
 * @param draws equally weighted draws of the posterior
 */
public record Calibration(
        String id,
        String title,
        long seed,
        List<Unknown> unknowns,
        List<EmulatedStudy> studies,
        List<CalibrationTarget> targets,
        int people,
        int interviewed,
        Search search,
        int draws)
        implements Serializable {
    public Calibration {
        unknowns = List.copyOf(unknowns);
        studies = List.copyOf(studies);
        targets = List.copyOf(targets);
    }

    /** The same with another seed. */
    public Calibration withSeed(long newSeed) {
        return new Calibration(id, title, newSeed, unknowns, studies, targets, people, interviewed, search, draws);
    }

    /**
     * A free parameter.
     *
     * @param parameter its id
     * @param prior what is thought of it before the targets are seen, as the registry writes distributions
     * @param reason why that and not the registry's own; empty where it is the registry's own
     */
    public record Unknown(String parameter, String prior, String reason) implements Serializable {}

    /**
     * How long to search.
     *
     * @param firstWave sets of the first wave, which comes from the prior
     * @param wave sets of each later wave
     * @param mostWaves waves after which the search ends in any case
     * @param effectiveSampleSize at which it ends before
     */
    public record Search(int firstWave, int wave, int mostWaves, double effectiveSampleSize) implements Serializable {}

    /** The same, on more people, so that the model's own numbers are known better. */
    Calibration onMorePeople(int times) {
        return new Calibration(
                id, title, seed, unknowns, studies, targets, people * times, interviewed * times, search, draws);
    }

    /** Priors by parameter id, in the order of the unknowns. */
    Map<String, String> priors() {
        Map<String, String> priors = new LinkedHashMap<>();
        unknowns.forEach(unknown -> priors.put(unknown.parameter(), unknown.prior()));
        return priors;
    }

    /** Whether a target is of the survey. */
    boolean asksTheSurvey() {
        return targets.stream().anyMatch(CalibrationTarget::isOfSurvey);
    }

    /** What the published results say, each on its scale. */
    Evidence evidence() {
        return evidence(targets.stream()
                .mapToDouble(target -> target.scale().of(target.published()))
                .toArray());
    }

    /** What other results of the same errors would say, shape [targets], each on its scale. */
    Evidence evidence(double[] published) {
        return new Evidence(
                published,
                targets.stream().mapToDouble(CalibrationTarget::standardError).toArray(),
                targets.stream().mapToDouble(CalibrationTarget::discrepancy).toArray());
    }
}
