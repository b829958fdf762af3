package org.allostat.sql;

import java.sql.SQLException;
import java.util.List;
import org.allostat.problem.InputException;

/** What DuckDB says of a statement that is wrong, without what its driver puts before. */
final class DuckDbMessage {
    private static final String OF_THE_DRIVER =
            "Invalid Input Error: Attempting to execute an unsuccessful or closed pending query result\nError: ";

    private static final String NOT_PERMITTED = "Permission Error";

    private DuckDbMessage() {}

    /** The message as problems of the input, position included. */
    static InputException of(SQLException failure) {
        return new InputException(lines(failure, ""));
    }

    /** The same, with how to get what is not permitted. */
    static InputException of(SQLException failure, String permission) {
        return new InputException(lines(failure, permission));
    }

    private static List<String> lines(SQLException failure, String permission) {
        String message = String.valueOf(failure.getMessage()).strip();
        String told = message.startsWith(OF_THE_DRIVER) ? message.substring(OF_THE_DRIVER.length()) : message;
        return (told.startsWith(NOT_PERMITTED) ? told + permission : told)
                .lines()
                .toList();
    }
}
