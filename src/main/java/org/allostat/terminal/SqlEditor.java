package org.allostat.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.allostat.sql.SqlCompletion;
import org.allostat.sql.SqlPrompt;
import org.jline.keymap.KeyMap;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Reads statements from a person: they are edited over several lines, completed, and kept for the next session (JLine). */
public final class SqlEditor implements SqlPrompt.Input, AutoCloseable {
    private static final String HISTORY = "sql_history";
    private static final int NARROWEST = 20;
    private static final String END_OR_DELETE = "end-of-input-or-delete";
    private static final Logger JLINE = Logger.getLogger("org.jline");
    private static final List<String> COLOURS = List.of(
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_GROUP,
            LineReader.COMPLETION_STYLE_LIST_GROUP,
            LineReader.COMPLETION_STYLE_BACKGROUND,
            LineReader.COMPLETION_STYLE_LIST_BACKGROUND);

    private final Terminal terminal;
    private final LineReader reader;
    private final StatementParser parser;
    private boolean ended;

    SqlEditor(Terminal terminal, SqlCompletion completion, Optional<Path> history, boolean coloured) {
        JLINE.setLevel(Level.OFF); // a history that cannot be read is none; its stack trace would stand in the prompt
        this.terminal = terminal;
        this.parser = new StatementParser(completion);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer((asker, line, candidates) -> complete(line, candidates))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // != is no history
                .option(LineReader.Option.CASE_INSENSITIVE, true);
        history.filter(SqlEditor::isReadable).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        if (!coloured) {
            COLOURS.forEach(style -> builder.variable(style, "fg:default"));
        }
        this.reader = builder.build();
        reader.getWidgets().put(END_OR_DELETE, this::endOrDelete);
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN))
                .bind(new Reference(END_OR_DELETE), KeyMap.ctrl('D'));
    }

    /**
     * An editor on the terminal that the program was started on; empty where it can show none, as {@code TERM=dumb} says.
     *
     * @param completion what Tab shows
     * @param interrupt what Ctrl-C does while a statement is executed
     */
    public static Optional<SqlEditor> open(SqlCompletion completion, Runnable interrupt) {
        Screen screen = Screen.ofThisTerminal();
        if (System.getenv().getOrDefault("TERM", "dumb").equals("dumb")) {
            return Optional.empty();
        }
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .provider("exec") // the one that needs no native code: it asks stty
                    .dumb(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build();
            if (terminal.getWidth() < NARROWEST) { // 0 where nobody told the terminal its size
                terminal.close();
                return Optional.empty();
            }
            terminal.handle(Terminal.Signal.INT, signal -> interrupt.run());
            return Optional.of(new SqlEditor(terminal, completion, UserState.file(HISTORY), screen.styled()));
        } catch (IOException | IllegalStateException noTerminal) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable String read(String pending) {
        if (ended) {
            return null;
        }
        try {
            return reader.readLine(SqlPrompt.PROMPT);
        } catch (UserInterruptException givenUp) {
            return "";
        } catch (EndOfFileException end) {
            ended = true;
            return end.getPartialLine();
        }
    }

    @Override
    public String help() {
        return """

                Tab completes names, columns and values; arrows and Ctrl-R bring back earlier statements.
                Ctrl-C gives up a statement, typed or running; Ctrl-D leaves.""";
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    /** Whether it can be read as text; JLine fails over one that is not, in the midst of a statement. */
    private static boolean isReadable(Path history) {
        try {
            if (Files.exists(history)) {
                Files.readString(history);
            }
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Ctrl-D in an empty line of a statement ends the input, as it does where lines are not edited. */
    private boolean endOrDelete() {
        String typed = reader.getBuffer().toString();
        boolean ends = typed.endsWith("\n") && reader.getBuffer().cursor() == typed.length();
        if (!ends) {
            reader.callWidget(LineReader.DELETE_CHAR_OR_LIST);
            return true;
        }
        ended = true;
        parser.takeAnything(true);
        reader.callWidget(LineReader.ACCEPT_LINE);
        return true;
    }

    private static void complete(ParsedLine line, List<Candidate> candidates) {
        if (line instanceof StatementParser.Typed typed) {
            typed.completion().choices().forEach(choice -> candidates.add(candidate(choice)));
        }
    }

    private static Candidate candidate(SqlCompletion.Choice choice) {
        String meaning = choice.meaning().isEmpty() ? null : choice.meaning();
        boolean isWhole = !choice.text().endsWith("(");
        return new Candidate(choice.text(), choice.text(), null, meaning, null, null, isWhole);
    }
}
