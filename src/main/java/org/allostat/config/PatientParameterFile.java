package org.allostat.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.kernel.KernelParameters;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;

/** Values that replace those of the reference patient, as a CSV file; parameters by registry id or by symbol. */
public final class PatientParameterFile {
    private static final String PARAMETER = "parameter_id";
    private static final String VALUE = "value";
    private static final List<String> HEADER = List.of(PARAMETER, VALUE);
    private static final Set<String> GROUPS = Stream.concat(
                    Stream.of("traits"),
                    Arrays.stream(KernelParameters.class.getRecordComponents()).map(component -> component.getName()))
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, Parameter> byName = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    private PatientParameterFile(Registry registry) {
        for (Parameter parameter : registry.parameters()) {
            if (GROUPS.contains(parameter.id().substring(0, parameter.id().indexOf('.')))) {
                byName.put(parameter.id(), parameter);
                byName.put(parameter.symbol().isEmpty() ? parameter.id() : parameter.symbol(), parameter);
            }
        }
    }

    /**
     * The registry with the file's values. Where there are problems the result holds the values that are right.
     *
     * @param file CSV file with columns parameter_id, value
     * @param registry the parameters whose values are replaced
     * @param problems where mistakes are added
     */
    public static Registry read(Path file, Registry registry, Problems problems) {
        PatientParameterFile patient = new PatientParameterFile(registry);
        CsvFile.read(file, HEADER, problems, patient::addRow);
        return registry.with(patient.values);
    }

    private void addRow(CsvCells cells) {
        double value = cells.number(VALUE);
        String name = cells.text(PARAMETER);
        Parameter parameter = byName.get(name);
        if (parameter == null) {
            cells.wrong(
                    PARAMETER,
                    "must be the id or symbol of a trait or kernel parameter",
                    Nearest.hint(name, byName.keySet()));
            return;
        }
        String before = places.putIfAbsent(parameter.id(), cells.place());
        if (before != null) {
            cells.wrong(PARAMETER, "was given at " + before + " already");
        } else if (parameter.allows(value)) {
            values.put(parameter.id(), value);
        } else if (!Double.isNaN(value)) {
            cells.wrong(
                    VALUE,
                    "of " + parameter.id() + " must be in [" + parameter.allowedLow() + ", " + parameter.allowedHigh()
                            + "] " + parameter.unit());
        }
    }
}
