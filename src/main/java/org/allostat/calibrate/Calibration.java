package org.allostat.calibrate;

import java.io.Serializable;
import java.util.List;
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
        return new Calibration(id, title, newSeed, unknowns, studies, targets, people, search, draws);
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

    /** What the published results say, each on its scale. */
    Evidence evidence() {
        return new Evidence(
                targets.stream()
                        .mapToDouble(target -> target.scale().of(target.published()))
                        .toArray(),
                targets.stream().mapToDouble(CalibrationTarget::standardError).toArray(),
                targets.stream().mapToDouble(CalibrationTarget::discrepancy).toArray());
    }
}
