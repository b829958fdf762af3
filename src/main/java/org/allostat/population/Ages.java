package org.allostat.population;

import java.util.List;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.LifeTable;
import org.allostat.evidence.Sex;

/**
 * Single years of age within the survey's broad age groups: as in the adult population, which is known in groups of five
 * years, and within those by survival in the life table.
 */
final class Ages {
    /** Single years by age group and sex. */
    private final CumulativeShares[][] years = new CumulativeShares[AgeGroup.values().length][Sex.values().length];

    Ages(List<AdultGroup> groups, LifeTable lifeTable) {
        for (AgeGroup group : AgeGroup.values()) {
            for (Sex sex : Sex.values()) {
                years[group.ordinal()][sex.ordinal()] = new CumulativeShares(counts(group, sex, groups, lifeTable));
            }
        }
    }

    static Ages standard() {
        return new Ages(AdultGroup.standard(), LifeTable.standard());
    }

    private static double[] counts(AgeGroup group, Sex sex, List<AdultGroup> groups, LifeTable lifeTable) {
        double[] counts = new double[group.highYears() - group.lowYears() + 1];
        for (AdultGroup adults : groups) {
            if (adults.sex() == sex
                    && adults.ageLowYears() >= group.lowYears()
                    && adults.ageHighYears() <= group.highYears()) {
                spread(adults, group, lifeTable, counts);
            }
        }
        return counts;
    }

    private static void spread(AdultGroup adults, AgeGroup group, LifeTable lifeTable, double[] counts) {
        double[] alive = new double[adults.ageHighYears() - adults.ageLowYears() + 1];
        double survivors = 1;
        double total = 0;
        for (int i = 0; i < alive.length; i++) {
            alive[i] = survivors;
            total += survivors;
            survivors *= 1 - lifeTable.yearlyDeathProbability(adults.ageLowYears() + i, adults.sex());
        }
        for (int i = 0; i < alive.length; i++) {
            counts[adults.ageLowYears() + i - group.lowYears()] += adults.populationMillion() * alive[i] / total;
        }
    }

    /** The age below which a share in (0, 1) of a group is. */
    int quantile(AgeGroup group, Sex sex, double share) {
        return group.lowYears() + years[group.ordinal()][sex.ordinal()].at(share);
    }
}
