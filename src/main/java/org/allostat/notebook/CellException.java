package org.allostat.notebook;

import java.util.List;

/** A cell that does not compile, or that threw. */
final class CellException extends Exception {
    private static final long serialVersionUID = 1;

    CellException(List<String> lines) {
        super(String.join("\n", lines), null, false, false); // where it was noticed helps nobody
    }
}
