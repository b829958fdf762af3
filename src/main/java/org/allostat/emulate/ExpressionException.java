package org.allostat.emulate;

/** An expression of a study file that cannot be read; the message says what is allowed. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message);
    }
}
