package org.allostat.config;

import java.util.List;

/** The emulated studies that come with the program. */
public final class EmulationLibrary {
    /** Ids, sorted. */
    public static final List<String> BUNDLED = List.of(
            "agnoli-2021",
            "agnoli-2021-tapers",
            "agnoli-2021-with-misuse",
            "bohnert-2011",
            "bohnert-2011-misuse",
            "bohnert-2016-cases",
            "bohnert-2016-controls",
            "busse-2018",
            "chu-2012",
            "dunn-2010",
            "dunn-2010-fatality",
            "dunn-2010-with-misuse",
            "gomes-2011",
            "mascot-2016",
            "opal-2023",
            "ray-2016",
            "space-2018");

    private EmulationLibrary() {}
}
