package org.allostat.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;

/**
 * Tells of texts in a statement that no row has where they are looked for: {@code policy = 'forced_taper'} is no mistake to the database, which
 * answers with no rows, or with sums of the others.
 */
final class AbsentLiterals {
    private static final int MOST_NOTES = 5;

    private final Connection connection;
    private final SessionNames names;
    private final Labels labels;

    AbsentLiterals(Connection connection, SessionNames names, Labels labels) {
        this.connection = connection;
        this.names = names;
        this.labels = labels;
    }

    /** A note for each such text of a statement that was answered; none where that cannot be known at once. */
    List<String> notes(String sql) {
        List<String> notes = new ArrayList<>();
        try {
            for (Comparison comparison : Comparisons.of(sql, connection, names)) {
                note(comparison).ifPresent(notes::add);
            }
        } catch (SQLException | RuntimeException unknown) {
            // the answer stands without a note: that a name is odd or a file unreadable is for the statement itself to
            // say
            return List.of();
        }
        if (notes.size() > MOST_NOTES) {
            List<String> rest = notes.subList(MOST_NOTES, notes.size());
            String last = "note: and " + rest.size() + " more that no row has";
            rest.clear();
            notes.add(last);
        }
        return notes;
    }

    private Optional<String> note(Comparison comparison) throws SQLException {
        NavigableSet<String> values = new TreeSet<>();
        for (String table : comparison.tables()) {
            Optional<NavigableSet<String>> known = labels.of(table, comparison.column());
            if (known.isEmpty()) {
                return Optional.empty();
            }
            values.addAll(known.get());
        }
        if (values.contains(comparison.literal())) {
            return Optional.empty();
        }
        return Optional.of("note: no row of " + String.join(" or ", comparison.tables()) + " has " + comparison.asSql()
                + instead(comparison.literal(), values));
    }

    private static String instead(String literal, NavigableSet<String> values) {
        if (values.isEmpty()) {
            return "; it has no values";
        }
        return Nearest.of(literal, values)
                .map(near -> "; nearest: " + Shown.value(near))
                .orElseGet(() -> "; values: " + Shown.names(values));
    }
}
