package org.allostat.sql;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The column with which a value that is about to be typed is compared.
 *
 * @param qualifier the table or alias that stands before it; null where none does
 * @param name its name
 */
record ComparedColumn(@Nullable String qualifier, String name) {
    private static final Set<String> OPERATORS = Set.of("=", "==", "<>", "!=", "LIKE", "ILIKE");

    /** That of {@code column =} or {@code column IN ('a',}; null where the tokens end otherwise. */
    static @Nullable ComparedColumn before(List<SqlTokens.Token> tokens) {
        int last = tokens.size() - 1;
        if (last >= 1 && OPERATORS.contains(tokens.get(last).upper())) {
            return at(tokens, last - 1);
        }
        while (last >= 0 && (tokens.get(last).is(",") || tokens.get(last).kind() == SqlTokens.Kind.STRING)) {
            last--;
        }
        if (last >= 2 && tokens.get(last).is("(") && tokens.get(last - 1).is("IN")) {
            return at(tokens, tokens.get(last - 2).is("NOT") ? last - 3 : last - 2);
        }
        return null;
    }

    /** Tables of a statement that may have it. */
    Collection<String> tables(NamedTables tables) {
        return qualifier == null ? tables.names() : tables.named(qualifier);
    }

    private static @Nullable ComparedColumn at(List<SqlTokens.Token> tokens, int place) {
        if (place < 0 || tokens.get(place).kind() != SqlTokens.Kind.NAME) {
            return null;
        }
        boolean qualified = place >= 2 && tokens.get(place - 1).is(".");
        return new ComparedColumn(
                qualified ? tokens.get(place - 2).text() : null,
                tokens.get(place).text());
    }
}
