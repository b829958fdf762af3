package org.allostat.calibrate;

import java.util.ArrayList;
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
        List<PosteriorRow> rows =
                Table.of(CalibrateStage.POSTERIOR, PosteriorRow.class).collect(folder.read(CalibrateStage.POSTERIOR));
        Map<Integer, Map<String, Double>> byDraw = new TreeMap<>();
        Map<Integer, Map<String, Double>> found = new TreeMap<>();
        rows.forEach(row -> found.computeIfAbsent(row.draw(), unused -> new LinkedHashMap<>())
                .put(row.parameterId(), row.value()));
        List<String> order = calibration.unknowns().stream()
                .map(Calibration.Unknown::parameter)
                .toList();
        found.forEach((draw, values) -> {
            Map<String, Double> ordered = new LinkedHashMap<>();
            order.forEach(id -> ordered.put(id, values.getOrDefault(id, Double.NaN)));
            byDraw.put(draw, ordered);
        });
        return Posterior.text(made(folder, calibration, version), new ArrayList<>(byDraw.values()), registry);
    }

    private static Map<String, String> made(RunFolder folder, Calibration calibration, String version) {
        List<CalibrationSetRow> sets = Table.of(CalibrateStage.CALIBRATION_SET, CalibrationSetRow.class)
                .collect(folder.read(CalibrateStage.CALIBRATION_SET));
        Map<Integer, Double> weights = new TreeMap<>();
        Set<Integer> waves = new TreeSet<>();
        sets.forEach(row -> {
            weights.put(row.set(), row.weight());
            waves.add(row.wave());
        });
        double squares = weights.values().stream().mapToDouble(w -> w * w).sum();
        Map<String, String> made = new LinkedHashMap<>();
        made.put("what", "equally weighted draws of what published results leave possible");
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
