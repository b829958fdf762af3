package org.allostat.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A table of evidence that a pack may replace by its own, of the same columns. */
public enum EvidenceTable {
    /** Adults by age group and sex. */
    ADULTS("adults.csv", "us_adults_2021.csv"),
    /** Joint shares of the adults who used prescription opioids in the past year. */
    USERS("users.csv", "users_2021.csv"),
    /** Probability of dying within a year, by age and sex. */
    LIFE_TABLE("life_table.csv", "life_table.csv"),
    /** Deaths that the model adds on its own and takes out of the life table. */
    CAUSES_OF_DEATH("mortality_causes.csv", "mortality_causes.csv"),
    /** Who pays what share of a service. */
    PAYERS("payers.csv", "payers.csv"),
    /** What simulated estimates stand beside. */
    TARGETS("targets.csv", "targets.csv"),
    /** The sources of the targets. */
    PUBLISHED("published.csv", "published.csv");

    private final String file;
    private final String nationalFile;

    EvidenceTable(String file, String nationalFile) {
        this.file = file;
        this.nationalFile = nationalFile;
    }

    /** The file's name in a pack. */
    public String file() {
        return file;
    }

    /** The table that the program carries. */
    CsvSource national() {
        return CsvSource.standard(nationalFile);
    }

    /** The table of a file of a pack. */
    public static Optional<EvidenceTable> ofFile(String file) {
        return Arrays.stream(values()).filter(table -> table.file.equals(file)).findFirst();
    }

    /** Names that files of a pack may have. */
    public static List<String> files() {
        return Arrays.stream(values()).map(EvidenceTable::file).toList();
    }
}
