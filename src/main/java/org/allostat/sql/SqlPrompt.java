package org.allostat.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import org.allostat.problem.InputException;
import org.jspecify.annotations.Nullable;

/** Reads statements and commands. At a terminal a mistake is shown and the next one read. */
public final class SqlPrompt {
    /** What stands before a statement. */
    public static final String PROMPT = "allostat> ";

    private final SqlSession session;
    private final Input input;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;

    public SqlPrompt(SqlSession session, BufferedReader in, PrintWriter out, PrintWriter err, boolean interactive) {
        this(session, interactive ? asking(in, out) : pending -> in.readLine(), out, err, interactive);
    }

    /** A prompt at a terminal whose lines are edited before they are read. */
    public SqlPrompt(SqlSession session, Input input, PrintWriter out, PrintWriter err) {
        this(session, input, out, err, true);
    }

    private SqlPrompt(SqlSession session, Input input, PrintWriter out, PrintWriter err, boolean interactive) {
        this.session = session;
        this.input = input;
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** Where text comes from. */
    @FunctionalInterface
    public interface Input {
        /**
         * The next line, or several of them; null at the end.
         *
         * @param pending what was read of a statement that is not ended; empty where a new one begins
         */
        @Nullable
        String read(String pending) throws IOException;

        /** What else to know of it. */
        default String help() {
            return "";
        }
    }

    /** What an unfinished text waits for, as {@code ;} or a closing quotation mark; empty where it waits for nothing. */
    public static String awaited(String text) {
        return text.isBlank() || PromptCommands.isCommand(text) ? "" : SqlScript.awaited(text);
    }

    /** What stands before the next line of an unfinished statement: in words, since whoever forgot a semicolon waits in vain. */
    public static String continuation(String awaited) {
        return String.format(java.util.Locale.ROOT, "%3s ends> ", awaited);
    }

    /** Reads to {@code \q} or the end of the input. */
    public void run() throws IOException {
        if (interactive) {
            out.println(
                    "SQL over the run's tables. A statement ends with a semicolon; \\d lists the tables, \\? explains.");
            out.flush();
        }
        String pending = "";
        for (String text = input.read(pending); text != null; text = input.read(pending)) {
            String command = text.strip();
            if (pending.isEmpty() && PromptCommands.isCommand(command)) {
                if (PromptCommands.isLeave(command)) {
                    return;
                }
                attempt(() -> execute(command));
            } else {
                SqlScript.Split split = SqlScript.split(pending.isEmpty() ? text : pending + "\n" + text);
                split.statements().forEach(statement -> attempt(() -> session.execute(statement)));
                pending = SqlScript.isBlank(split.rest()) ? "" : split.rest();
            }
        }
        SqlScript.split(pending).all().forEach(statement -> attempt(() -> session.execute(statement)));
    }

    private void execute(String command) {
        if (PromptCommands.isHelp(command)) {
            out.println(PromptCommands.HELP + input.help());
            out.flush();
        } else {
            PromptCommands.execute(command, session);
        }
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (InputException wrong) {
            if (!interactive) {
                throw wrong;
            }
            wrong.problems().forEach(err::println);
            err.flush();
        }
    }

    private static Input asking(BufferedReader in, PrintWriter out) {
        return pending -> {
            out.print(pending.isEmpty() ? PROMPT : continuation(awaited(pending)));
            out.flush();
            return in.readLine();
        };
    }
}
