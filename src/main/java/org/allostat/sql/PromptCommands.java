package org.allostat.sql;

import java.util.Set;
import java.util.stream.Stream;
import org.allostat.problem.InputException;

/** What the prompt takes besides SQL. Words that are no SQL are taken bare, as whoever has not read the help types them. */
final class PromptCommands {
    static final String HELP = """
            \\d               tables and views (.tables: the tables alone)
            \\d NAME          columns of one, with type, unit and meaning
            .schema TABLE    the same as declared: what may be NULL
            \\?, help         this (or .help)
            \\q, quit, exit   leave (or .quit)
            Anything else is SQL (DuckDB). A statement may span lines; it ends with a semicolon.""";

    private static final Set<String> LEAVE = Set.of(".quit", ".exit", "\\q", "quit", "exit");
    private static final Set<String> ASK_HELP = Set.of(".help", "\\?", "\\h", "help");
    private static final Set<String> TAKE_NAMES = Set.of(".schema", "\\d");

    private PromptCommands() {}

    /** Whether what is typed so far can only be a command. */
    static boolean isBegun(String text) {
        String begun = text.stripLeading();
        return begun.startsWith(".") || begun.startsWith("\\");
    }

    static boolean isCommand(String text) {
        String word = word(text);
        return isBegun(text) || LEAVE.contains(word) || ASK_HELP.contains(word);
    }

    static boolean isLeave(String text) {
        return LEAVE.contains(word(text));
    }

    static boolean isHelp(String text) {
        return ASK_HELP.contains(word(text));
    }

    /** Whether a name of a table follows. */
    static boolean takesName(String text) {
        return TAKE_NAMES.contains(text.strip().split("\\s+", 2)[0]);
    }

    static Stream<SqlCompletion.Choice> choices() {
        return Stream.of(
                new SqlCompletion.Choice("\\d", "tables and views; with a name its columns"),
                new SqlCompletion.Choice("\\?", "help"),
                new SqlCompletion.Choice("\\q", "leave"),
                new SqlCompletion.Choice(".tables", "tables of the runs"),
                new SqlCompletion.Choice(".schema", "columns of a table"),
                new SqlCompletion.Choice(".help", "help"),
                new SqlCompletion.Choice(".quit", "leave"));
    }

    /** Does what a command that is no help and does not leave asks for. */
    static void execute(String text, SqlSession session) {
        String[] words = word(text).split("\\s+", -1);
        if (words[0].equals(".tables") && words.length == 1) {
            session.printTables();
        } else if (words[0].equals("\\d") && words.length == 1) {
            session.printNames();
        } else if (words[0].equals("\\d") && words.length == 2) {
            session.printColumns(words[1]);
        } else if (words[0].equals(".schema") && words.length == 2) {
            session.printDeclaration(words[1]);
        } else {
            throw new InputException(
                    "'" + text.strip() + "' is not .tables, .schema TABLE, \\d [NAME], \\?, .help or .quit");
        }
    }

    private static String word(String text) {
        return text.replaceFirst(";\\s*$", "").strip();
    }
}
