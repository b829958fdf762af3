package org.allostat.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.calibrate.search.Evidence;
import org.allostat.problem.InputException;

/** What a wave said as a text that gives it back to the bit: a line for each set, value and error of each target in turn. */
final class KeptWave {
    private KeptWave() {}

    static String text(List<Evidence.Prediction> said) {
        StringBuilder text = new StringBuilder();
        for (Evidence.Prediction prediction : said) {
            double[] value = prediction.value();
            double[] error = prediction.standardError();
            for (int t = 0; t < value.length; t++) {
                text.append(t == 0 ? "" : " ").append(value[t]).append(' ').append(error[t]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * @param sets lines that there must be
     * @param targets pairs of numbers on each
     * @throws InputException if the text is not of such a wave
     */
    static List<Evidence.Prediction> read(String text, int sets, int targets) {
        List<String> lines = text.lines().toList();
        List<Evidence.Prediction> said = new ArrayList<>();
        if (lines.size() != sets) {
            throw damaged();
        }
        for (String line : lines) {
            List<String> numbers = List.of(line.split(" ", -1));
            if (numbers.size() != 2 * targets) {
                throw damaged();
            }
            double[] value = new double[targets];
            double[] error = new double[targets];
            try {
                for (int t = 0; t < targets; t++) {
                    value[t] = Double.parseDouble(numbers.get(2 * t));
                    error[t] = Double.parseDouble(numbers.get(2 * t + 1));
                }
            } catch (NumberFormatException e) {
                throw new InputException(damaged().getMessage() + ": " + e.getMessage());
            }
            said.add(new Evidence.Prediction(value, error));
        }
        return said;
    }

    private static InputException damaged() {
        return new InputException(
                "a wave that an earlier calibration kept is damaged; delete the run's folder and run again");
    }
}
