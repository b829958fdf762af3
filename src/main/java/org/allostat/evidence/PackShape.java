package org.allostat.evidence;

import java.util.List;
import org.allostat.problem.InputException;

/** Whether a table of a pack has the shape of the one that it replaces, and what the model needs of it. */
public final class PackShape {
    private static final int OLDEST_YEARS = AgeGroup.AGES_65_AND_OVER.highYears();
    private static final int YOUNGEST_YEARS = AgeGroup.AGES_18_TO_34.lowYears();

    private PackShape() {}

    /**
     * Reads a table.
     *
     * @param name what messages call it
     * @param text whole content
     * @throws InputException with every problem
     */
    public static void check(EvidenceTable table, String name, String text) {
        CsvSource source = new CsvSource(name, text);
        switch (table) {
            case ADULTS -> checkAdults(name, AdultGroup.read(source));
            case USERS -> JointTable.read(source);
            case LIFE_TABLE -> checkAges(name, LifeTable.read(source));
            case CAUSES_OF_DEATH -> CauseOfDeath.read(source);
            case PAYERS -> PayerShares.read(source);
            case PUBLISHED -> PublishedFigure.read(source);
            case TARGETS -> {} // only together with their sources
        }
    }

    /**
     * Targets with their sources.
     *
     * @param name what messages call the targets
     * @throws InputException with every problem
     */
    public static List<Target> targets(String name, String targets, String published) {
        return Target.read(
                new CsvSource(name, targets),
                PublishedFigure.read(new CsvSource(EvidenceTable.PUBLISHED.file(), published)));
    }

    /** The survey's domains and estimates of current use are cut at these ages. */
    private static void checkAdults(String name, List<AdultGroup> adults) {
        if (!groups(adults).equals(groups(AdultGroup.standard()))) {
            throw new InputException(name + ": age groups and sexes are " + groups(adults)
                    + " (allowed: those of the national table, each once and in its order: "
                    + groups(AdultGroup.standard()) + ")");
        }
    }

    private static List<String> groups(List<AdultGroup> adults) {
        return adults.stream()
                .map(group -> group.ageLowYears() + "-" + group.ageHighYears() + " "
                        + group.sex().label())
                .toList();
    }

    private static void checkAges(String name, LifeTable table) {
        if (table.firstAgeYears() > YOUNGEST_YEARS || table.lastAgeYears() < OLDEST_YEARS) {
            throw new InputException(name + ": has ages " + table.firstAgeYears() + " to " + table.lastAgeYears()
                    + " (allowed: at least " + YOUNGEST_YEARS + " to " + OLDEST_YEARS + ")");
        }
    }
}
