package org.allostat.survey.puf;

import java.util.ArrayList;
import java.util.List;
import org.allostat.problem.InputException;

/** The mistakes in a file that may have one in every cell: the first are kept, the others counted. */
final class PufProblems {
    private static final int MOST_KEPT = 20;

    private final List<String> kept = new ArrayList<>();
    private long count;

    void add(String problem) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(problem);
        }
    }

    long count() {
        return count;
    }

    void throwIfAny(String file) {
        if (count > kept.size()) {
            kept.add(file + ": and " + (count - MOST_KEPT) + " more problems");
        }
        if (!kept.isEmpty()) {
            throw new InputException(kept);
        }
    }
}
