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
            "cepeda-2010",
            "chu-2012",
            "coffin-2020",
            "darnall-2018",
            "dasgupta-2016",
            "dunn-2010",
            "dunn-2010-fatality",
            "dunn-2010-with-misuse",
            "fenton-2019",
            "gomes-2011",
            "hallvik-2022",
            "hayes-2020",
            "henry-2015",
            "i-wotch-2023",
            "james-2019",
            "kaplovitch-2015",
            "mascot-2016",
            "morasco-2020",
            "neprash-2021",
            "oef-oif-veterans",
            "opal-2023",
            "pain-on-therapy",
            "perez-2020",
            "ray-2016",
            "scherrer-2022",
            "space-2018",
            "taper-within-person",
            "target-trial-stop",
            "thakral-2018",
            "voice-2025");

    private EmulationLibrary() {}
}
