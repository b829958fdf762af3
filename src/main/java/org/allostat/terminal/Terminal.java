package org.allostat.terminal;

import java.io.Console;

/** Whether a person sits at the program. */
public final class Terminal {
    private Terminal() {}

    /** Whether standard input and output are both a terminal. */
    @SuppressWarnings("SystemConsoleNull") // null is how JDK 17 to 21 say so; later ones have Console.isTerminal
    public static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJdk22) {
            return true;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("the console does not say whether it is a terminal", failure);
        }
    }
}
