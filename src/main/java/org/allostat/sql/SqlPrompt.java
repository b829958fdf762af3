package org.allostat.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import org.allostat.problem.InputException;
import org.jspecify.annotations.Nullable;

/** Reads statements and dot commands line by line. At a terminal a mistake is shown and the next line read. */
public final class SqlPrompt {
    private static final String HELP = """
            .tables          tables of the runs
            .schema TABLE    columns of a table, with unit and meaning
            .help            this
            .quit            leave
            Anything else is SQL (DuckDB), ended by a semicolon.""";

    private final SqlSession session;
    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;

    public SqlPrompt(SqlSession session, BufferedReader in, PrintWriter out, PrintWriter err, boolean interactive) {
        this.session = session;
        this.in = in;
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** Reads to {@code .quit} or the end of the input. */
    public void run() throws IOException {
        if (interactive) {
            out.println("SQL over the run's tables; .help explains");
        }
        String pending = "";
        for (String line = readLine(pending); line != null; line = readLine(pending)) {
            String command = line.strip();
            if (pending.isEmpty() && command.startsWith(".")) {
                if (command.equals(".quit") || command.equals(".exit")) {
                    return;
                }
                attempt(() -> dotCommand(command));
            } else {
                SqlScript.Split split = SqlScript.split(pending.isEmpty() ? line : pending + "\n" + line);
                split.statements().forEach(statement -> attempt(() -> session.execute(statement)));
                pending = split.rest();
            }
        }
        SqlScript.split(pending).all().forEach(statement -> attempt(() -> session.execute(statement)));
    }

    private void dotCommand(String command) {
        String[] words = command.split("\\s+", -1);
        if (words[0].equals(".tables") && words.length == 1) {
            session.printTables();
        } else if (words[0].equals(".schema") && words.length == 2) {
            session.printColumns(words[1]);
        } else if (words[0].equals(".help")) {
            out.println(HELP);
            out.flush();
        } else {
            throw new InputException("'" + command + "' is not .tables, .schema TABLE, .help or .quit");
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

    private @Nullable String readLine(String pending) throws IOException {
        if (interactive) {
            out.print(pending.isEmpty() ? "allostat> " : "     ...> ");
            out.flush();
        }
        return in.readLine();
    }
}
