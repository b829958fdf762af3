package org.allostat.config;

import java.math.BigDecimal;
import java.util.Map;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;

/**
 * One row of a user's CSV file. A cell that is wrong becomes a problem and NaN, or -1 for a whole number; whoever reads the
 * file throws before such a value is used.
 *
 * @param place file and line
 * @param cells column to cell, without surrounding blanks
 * @param problems where mistakes are added
 */
record CsvCells(String place, Map<String, String> cells, Problems problems) {
    /** Stands for a whole number that could not be read. */
    static final int UNREADABLE = -1;

    private static final int LONGEST_NUMBER = 400;

    String text(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no column " + column + " at " + place);
        }
        return cell;
    }

    /** A decimal number; NaN where it is not one. */
    double number(String column) {
        try {
            return decimal(text(column)).doubleValue();
        } catch (NumberFormatException e) {
            wrong(column, "must be a number");
            return Double.NaN;
        }
    }

    private static BigDecimal decimal(String cell) {
        if (cell.length() > LONGEST_NUMBER) {
            throw new NumberFormatException("longer than any number needs");
        }
        return new BigDecimal(cell);
    }

    /** A number from 0 to a largest one; NaN where it is not one. */
    double numberUpTo(String column, double largest, String unit) {
        double number = number(column);
        if (number < 0 || number > largest) {
            wrong(column, "must be in [0, " + whole(largest) + "] " + unit);
            return Double.NaN;
        }
        return number;
    }

    /** A whole number from 0 to a largest one, {@code 28} or {@code 28.0}; -1 where it is not one. */
    int wholeNumberUpTo(String column, int largest) {
        try {
            int number = decimal(text(column)).intValueExact();
            if (number >= 0 && number <= largest) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // reported below, with what is allowed
        }
        wrong(column, "must be a whole number in [0, " + largest + "]");
        return UNREADABLE;
    }

    /** Adds a problem with the value of a column. */
    void wrong(String column, String message) {
        wrong(column, message, "");
    }

    /** Adds a problem with the value of a column, and what the user may have meant. */
    void wrong(String column, String message, String hint) {
        problems.add(place + ": " + column + " " + message + ": " + Shown.quoted(text(column)) + hint);
    }

    private static String whole(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
