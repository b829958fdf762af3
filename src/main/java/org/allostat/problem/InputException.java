package org.allostat.problem;

import java.util.List;

/**
 * The user's input is wrong and nothing was run. Each problem is one line that names the file and line or field, the
 * value, and what is allowed: {@code jobs/studies/a.yaml:12: offers[0].taper.fraction must be in (0, 1]: 1.4}. Commands
 * print the lines and exit with 2. A line break or control character that came with a name or value is escaped.
 */
public final class InputException extends RuntimeException {
    private final List<String> problems;

    /** @param problems one line each, at least one */
    public InputException(List<String> problems) {
        super(String.join(System.lineSeparator(), lines(problems)));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an InputException needs at least one problem");
        }
        this.problems = lines(problems);
    }

    /** @param problem the only problem, one line */
    public InputException(String problem) {
        this(List.of(problem));
    }

    /** The problems, one line each, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }

    private static List<String> lines(List<String> problems) {
        return problems.stream().map(Shown::line).toList();
    }
}
