package org.allostat.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One row of a user's CSV file. A cell that is wrong becomes a problem and NaN, or -1 for a whole number; whoever reads the
 * file throws before such a value is used.
 *
 * @param place file and line
 * @param cells column to cell, without surrounding blanks
 * @param problems where mistakes are added
 */
record CsvCells(String place, Map<String, String> cells, List<String> problems) {
    /** Stands for a whole number that could not be read. */
    static final int UNREADABLE = -1;

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
            return new BigDecimal(text(column)).doubleValue();
        } catch (NumberFormatException e) {
            wrong(column, "must be a number");
            return Double.NaN;
        }
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

    /** A whole number from 0 to a largest one; -1 where it is not one. */
    int wholeNumberUpTo(String column, int largest) {
        try {
            int number = Integer.parseInt(text(column));
            if (number >= 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
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
        problems.add(place + ": " + column + " " + message + ": \"" + text(column) + "\"" + hint);
    }

    private static String whole(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
