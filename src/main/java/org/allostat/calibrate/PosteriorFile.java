package org.allostat.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.run.RunFolder;
import org.allostat.table.Table;

/** A calibration's draws as the file that studies draw from. */
public final class PosteriorFile {
    private PosteriorFile() {}

    /**
     * The text of the file.
     *
     * @param folder a calibration that is complete
     * @param calibration what was asked
     * @param registry the registry that the program carries
     * @param version version of the program
     */
    public static String text(RunFolder folder, Calibration calibration, Registry registry, String version) {
        List<String> order = calibration.unknowns().stream()
                .map(Calibration.Unknown::parameter)
                .toList();
        Map<Integer, Map<String, Double>> draws = new TreeMap<>();
        for (PosteriorRow row :
                Table.of(CalibrateStage.POSTERIOR, PosteriorRow.class).collect(folder.read(CalibrateStage.POSTERIOR))) {
            draws.computeIfAbsent(row.draw(), unused -> inOrder(order)).put(row.parameterId(), row.value());
        }
        List<CalibrationSetRow> sets = Table.of(CalibrateStage.CALIBRATION_SET, CalibrationSetRow.class)
                .collect(folder.read(CalibrateStage.CALIBRATION_SET));
        return Posterior.text(
                made(sets, calibration, version),
                centre(sets, calibration, registry, order),
                new ArrayList<>(draws.values()),
                registry);
    }

    /** A map whose keys have their order before their values are there. */
    private static Map<String, Double> inOrder(List<String> order) {
        Map<String, Double> values = new LinkedHashMap<>();
        order.forEach(id -> values.put(id, Double.NaN));
        return values;
    }

    /** The values at the weighted mean of the scores. */
    private static Map<String, Double> centre(
            List<CalibrationSetRow> sets, Calibration calibration, Registry registry, List<String> order) {
        Map<String, Double> scores = inOrder(order);
        scores.replaceAll((id, unused) -> 0.0);
        sets.stream()
                .sorted(Comparator.comparingInt(CalibrationSetRow::set))
                .forEach(row -> scores.merge(row.parameterId(), row.weight() * row.priorScore(), Double::sum));
        return Unknowns.of(registry.withPriors(calibration.priors()), calibration)
                .values(scores.values().stream().mapToDouble(score -> score).toArray());
    }

    private static Map<String, String> made(List<CalibrationSetRow> sets, Calibration calibration, String version) {
        Map<Integer, Double> weights = new TreeMap<>();
        Set<Integer> waves = new TreeSet<>();
        sets.forEach(row -> {
            weights.put(row.set(), row.weight());
            waves.add(row.wave());
        });
        double squares = weights.values().stream().mapToDouble(w -> w * w).sum();
        Map<String, String> made = new LinkedHashMap<>();
        made.put(
                "what",
                "equally weighted draws of what published results leave possible; draw 0 is their centre, which the registry carries");
        made.put("made with", "jobs/allostat calibrate " + calibration.id() + " --posterior FILE");
        made.put("program", version);
        made.put("seed", String.valueOf(calibration.seed()));
        made.put("waves", String.valueOf(waves.size()));
        made.put("sets", String.valueOf(weights.size()));
        made.put("effective sample size", String.valueOf(Math.round(1 / squares)));
        made.put(
                "targets",
                calibration.targets().stream()
                        .map(target -> target.study() + " " + target.estimand())
                        .collect(Collectors.joining("; ")));
        return made;
    }
}
