package org.allostat.sql;

import java.util.List;
import org.allostat.problem.Shown;

/**
 * A text column that a statement compares with a text.
 *
 * @param tables whose column it is; several where a join has one for all of them
 * @param column its name
 * @param literal the text
 */
record Comparison(List<String> tables, String column, String literal) {
    /** As SQL has it, whatever the statement asks of it: {@code policy = 'usual-care'}. */
    String asSql() {
        return column + " = '" + Shown.value(literal) + "'";
    }
}
