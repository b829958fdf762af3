package org.allostat.policy;

/** Hears what is decided on a chart, and why. It changes nothing: whoever does not listen decides the same. */
public interface CareNotes {
    /** Nobody listens, as in every run: the call is empty and leaves nothing behind. */
    CareNotes NONE = new CareNotes() {
        @Override
        public boolean isListening() {
            return false;
        }

        @Override
        public void note(int day, Decision decision) {}
    };

    /** Whether somebody listens; asked before anything is computed for the note alone. */
    boolean isListening();

    /**
     * Takes a decision.
     *
     * @param day days since policy start
     */
    void note(int day, Decision decision);
}
