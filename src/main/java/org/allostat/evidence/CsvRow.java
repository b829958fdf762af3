package org.allostat.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One row of a CSV file whose header was checked. A cell that cannot be read becomes a problem and a harmless value; the
 * reader throws before anyone sees it.
 *
 * @param place file and line
 * @param cells column to trimmed cell
 * @param problems where problems are collected
 */
record CsvRow(String place, Map<String, String> cells, List<String> problems) {
    String text(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no column " + column + " in " + place);
        }
        return cell;
    }

    String required(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            problem(column + " must not be empty");
        }
        return cell;
    }

    double number(String column) {
        String cell = text(column);
        try {
            double number = Double.parseDouble(cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            problem(column + " must be a number: " + quoted(cell));
            return 0;
        }
        problem(column + " must be finite: " + cell);
        return 0;
    }

    /** A number, or NaN where the cell is empty. */
    double numberOrNaN(String column) {
        return text(column).isEmpty() ? Double.NaN : number(column);
    }

    int integer(String column) {
        double number = number(column);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            problem(column + " must be a whole number: " + text(column));
            return 0;
        }
        return (int) number;
    }

    boolean flag(String column) {
        String cell = text(column);
        if (!cell.equals("true") && !cell.equals("false")) {
            problem(column + " must be true or false: " + quoted(cell));
        }
        return cell.equals("true");
    }

    /** The constant whose label the cell holds. */
    <E extends Enum<E>> E constant(String column, Class<E> type, Function<E, String> label) {
        String cell = text(column);
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (label.apply(constant).equals(cell)) {
                return constant;
            }
        }
        String allowed = Arrays.stream(constants).map(label).collect(Collectors.joining(", "));
        problem(column + " must be one of " + allowed + ": " + quoted(cell));
        return constants[0];
    }

    void problem(String message) {
        problems.add(place + ": " + message);
    }

    static String quoted(String cell) {
        return "\"" + cell + "\"";
    }
}
