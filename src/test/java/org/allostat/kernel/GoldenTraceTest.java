package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernel against the reference prototypes of its two forms, independent implementations in numpy (src/test/golden/README.md).
 *
 * <p>Both compute the same equations with the same values, those of the prototype (parameters.csv beside the goldens), in double
 * precision, so what differs is rounding: the prototype has no fused
 * multiply-add and adds in another order. The limits are some hundred times the differences seen
 * (src/docs/decisions/0001-daily-step.md) and far below the 1e-6 that would be a fault. Exposure after a stop decays to
 * 1e-200; below {@value #NEGLIGIBLE} states are not compared. Readouts are differences of larger numbers, cut off at zero, and are compared by absolute difference.
 *
 * <p>Utility is the one column that is not the prototype's own equation: the prototype subtracts a polynomial, the golden
 * file and the model the published table.
 */
class GoldenTraceTest {
    private static final double STATE_RELATIVE = 1e-11;
    private static final double NEGLIGIBLE = 1e-12;
    private static final double READOUT_ABSOLUTE = 1e-11;
    private static final int FIRST_STATE = Trace.COLUMNS.indexOf("agonist_exposure");
    private static final int FIRST_READOUT = Trace.COLUMNS.indexOf("dopamine");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant_25",
                "constant_78",
                "spiral_stop",
                "stop_immediate_release",
                "stop_extended_release",
                "stop_methadone",
                "stop_fentanyl_patch",
                "stop_buprenorphine",
                "stop_three_years",
                "stop_extreme",
                "taper_25_percent_weekly",
                "taper_10_percent_weekly",
                "taper_10_percent_monthly",
                "switch_buprenorphine",
                "switch_low_dose_overlap",
                "mixed"
            })
    void statesAndReadoutsAreThoseOfThePrototype(String name) {
        assertIsThatOfThePrototype("kernel/" + name, OracleParameters.CONSTANTS, OracleParameters.TRAITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant_25",
                "constant_300",
                "stop_by_consent",
                "stop_imposed",
                "taper_imposed",
                "switch_buprenorphine",
                "course_of_pain",
                "mixed"
            })
    void theSecondFormIsThatOfItsPrototype(String name) {
        assertIsThatOfThePrototype("kernel2/" + name, SecondForm.CONSTANTS, SecondForm.TRAITS);
    }

    private static void assertIsThatOfThePrototype(String name, KernelConstants constants, PatientTraits traits) {
        List<String> expected = lines(name + ".expected.csv");
        List<String> columns = List.of(expected.get(0).split(","));
        assertEquals(
                Trace.COLUMNS.stream()
                        .filter(column -> columns.contains(column) || !column.equals("care_loss"))
                        .toList(),
                columns);
        List<double[]> golden =
                expected.stream().skip(1).map(GoldenTraceTest::numbers).toList();
        int days = (int) golden.get(golden.size() - 1)[0] + 1;
        List<double[]> actual = new ArrayList<>();
        Trace.run(constants, traits, schedule(name), days, row -> actual.add(row.clone()));

        double largestState = 0;
        double largestReadout = 0;
        for (double[] row : golden) {
            double[] mine = actual.get((int) row[0]);
            for (int i = 0; i < FIRST_STATE; i++) {
                assertEquals(row[i], mine[i], Trace.COLUMNS.get(i));
            }
            for (int i = FIRST_STATE; i < FIRST_READOUT; i++) {
                largestState = Math.max(largestState, stateDifference(row[i], mine[i]));
            }
            for (int i = FIRST_READOUT; i < row.length; i++) {
                double readout = mine[Trace.COLUMNS.indexOf(columns.get(i))];
                largestReadout = Math.max(largestReadout, Math.abs(row[i] - readout));
            }
        }
        String seen = name + ": largest difference of states " + largestState + ", of readouts " + largestReadout;
        assertTrue(largestState <= STATE_RELATIVE && largestReadout <= READOUT_ABSOLUTE, seen);
    }

    /** Relative difference; 0 where both are negligible. */
    private static double stateDifference(double expected, double actual) {
        double magnitude = Math.max(Math.abs(expected), Math.abs(actual));
        return magnitude <= NEGLIGIBLE ? 0 : Math.abs(expected - actual) / magnitude;
    }

    private static DoseSchedule schedule(String name) {
        return new DoseSchedule(lines(name + ".schedule.csv").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new DoseChange(
                        Integer.parseInt(cells[0]),
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        Formulation.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                        cells.length > 4 ? Double.parseDouble(cells[4]) : 0,
                        cells.length > 4 ? Double.parseDouble(cells[5]) : 0))
                .toList());
    }

    private static double[] numbers(String line) {
        return java.util.Arrays.stream(line.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static List<String> lines(String file) {
        try (@Nullable InputStream stream = GoldenTraceTest.class.getResourceAsStream("/golden/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("no golden file " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read golden file " + file, e);
        }
    }
}
