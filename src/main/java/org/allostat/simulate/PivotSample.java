package org.allostat.simulate;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.allostat.population.ExposureType;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;
import org.allostat.study.Pivot;
import org.allostat.study.Pivots;

/**
 * Who of the cohort meets the pivots: of each exposure type the share that gives about the wanted number, chosen by luck of
 * its own, so that neither partitions nor any outcome can show.
 *
 * @param pivots what is changed, one parameter at a time
 * @param shares share of each exposure type that is chosen, in the order of the types
 */
record PivotSample(List<Pivot> pivots, List<Double> shares) implements Serializable {
    PivotSample {
        pivots = List.copyOf(pivots);
        shares = List.copyOf(shares);
    }

    /**
     * The sample that a study asks for.
     *
     * @param patients number of cohort patients by label of exposure type
     */
    static PivotSample of(Pivots asked, Map<String, Long> patients) {
        return new PivotSample(
                asked.parameters(),
                List.of(ExposureType.values()).stream()
                        .map(type -> Math.min(1, asked.patients() / (double) patients.getOrDefault(type.label(), 1L)))
                        .toList());
    }

    boolean holds(long patient, RandomStreams random) {
        double share = shares.get(ExposureType.ofPerson(patient).ordinal());
        return !pivots.isEmpty() && random.uniform(patient, LuckStreams.PIVOT.code(0), 0) < share;
    }
}
