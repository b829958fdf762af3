package org.allostat.run;

/**
 * What people call a run. It changes no result, so it is neither in the run's identity nor in the manifest, and stands in a file of its
 * own beside the tables: the question asked again under another title has that one from then on.
 *
 * @param name name of the study, or what was asked in its place
 * @param title one line
 */
public record RunTitle(String name, String title) {
    /** File name in the run folder; runs that were made before there were titles have none. */
    public static final String FILE = "allostat-title.json";

    /** Of a run that has no title. */
    public static final RunTitle NONE = new RunTitle("", "");
}
