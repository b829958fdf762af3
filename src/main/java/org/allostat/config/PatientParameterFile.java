package org.allostat.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.kernel.KernelParameters;
import org.allostat.problem.InputException;

/** Values that replace those of the reference patient, as a CSV file; parameters by registry id or by symbol. */
public final class PatientParameterFile {
    private static final String PARAMETER = "parameter_id";
    private static final String VALUE = "value";
    private static final List<String> HEADER = List.of(PARAMETER, VALUE);
    private static final Set<String> GROUPS = Stream.concat(
                    Stream.of("traits"),
                    Arrays.stream(KernelParameters.class.getRecordComponents()).map(component -> component.getName()))
            .collect(Collectors.toUnmodifiableSet());

    private PatientParameterFile() {}

    /**
     * The registry with the file's values. Where there are problems the result holds the values that are right.
     *
     * @param file CSV file with columns parameter_id, value
     * @param registry the parameters whose values are replaced
     * @param problems where mistakes are added
     */
    public static Registry read(Path file, Registry registry, List<String> problems) {
        Map<String, Double> values = new HashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (CsvCells cells : CsvFile.rows(file, HEADER, problems)) {
            double value = cells.number(VALUE);
            try {
                Parameter parameter = registry.parameter(cells.text(PARAMETER));
                String before = places.putIfAbsent(parameter.id(), cells.place());
                if (before != null) {
                    cells.wrong(PARAMETER, "was given at " + before + " already");
                } else if (isAllowed(cells, parameter, value)) {
                    values.put(parameter.id(), value);
                }
            } catch (InputException unknown) {
                problems.add(cells.place() + ": " + unknown.getMessage());
            }
        }
        return registry.with(values);
    }

    private static boolean isAllowed(CsvCells cells, Parameter parameter, double value) {
        String group = parameter.id().substring(0, parameter.id().indexOf('.'));
        if (!GROUPS.contains(group)) {
            cells.wrong(PARAMETER, "has no effect on the kernel (allowed: traits and kernel parameters)");
            return false;
        }
        if (Double.isNaN(value)) {
            return false;
        }
        if (!parameter.allows(value)) {
            cells.wrong(
                    VALUE,
                    "of " + parameter.id() + " must be in [" + parameter.allowedLow() + ", " + parameter.allowedHigh()
                            + "] " + parameter.unit());
            return false;
        }
        return true;
    }
}
