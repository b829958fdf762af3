package org.allostat.jobs;

/** How commands describe the argument that names a run. */
final class RunWords {
    /** What may stand there. */
    static final String RUN =
            "A run: its folder or id, or what begins only one; its title, or a part of it; latest, or latest:survey;"
                    + " or a folder of runs (the latest that has what is asked for). 'runs' lists them.";

    private RunWords() {}
}
