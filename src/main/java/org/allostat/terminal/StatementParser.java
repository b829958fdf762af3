package org.allostat.terminal;

import java.util.List;
import org.allostat.sql.SqlCompletion;
import org.allostat.sql.SqlPrompt;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor where a statement ends, and which part of it is to be completed. */
final class StatementParser implements Parser {
    private final SqlCompletion completion;
    private boolean takesAnything;

    StatementParser(SqlCompletion completion) {
        this.completion = completion;
    }

    /** Whether a statement is taken although it is not ended, for nothing more comes. */
    void takeAnything(boolean anything) {
        takesAnything = anything;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.COMPLETE) {
            return new Typed(line, cursor, completion.at(line, cursor));
        }
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            String awaited = SqlPrompt.awaited(line);
            if (!awaited.isEmpty() && !takesAnything) {
                throw new EOFError(-1, -1, "the statement goes on", SqlPrompt.continuation(awaited));
            }
        }
        return new Typed(line, cursor, new SqlCompletion.Completion(cursor, List.of()));
    }

    /** A bare backslash begins a command and hides nothing. */
    @Override
    public boolean isEscapeChar(char character) {
        return false;
    }

    /**
     * A text with what may stand at the cursor.
     *
     * @param line all of it
     * @param cursor where it is
     * @param completion what may stand there
     */
    record Typed(String line, int cursor, SqlCompletion.Completion completion) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(completion.start(), cursor);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }
}
