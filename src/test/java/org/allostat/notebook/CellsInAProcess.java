package org.allostat.notebook;

/** Evaluates cells in a JVM of their own and prints their values. */
final class CellsInAProcess {
    private CellsInAProcess() {}

    public static void main(String[] cells) throws CellException {
        JavaCells evaluated = new JavaCells();
        for (String cell : cells) {
            System.out.println("value " + evaluated.evaluate(cell));
        }
        System.exit(0); // Spark goes on in threads of its own
    }
}
