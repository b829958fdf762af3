package org.allostat.population;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.Sex;
import org.allostat.population.UniverseDesign.Stratum;

/** Current use of prescription opioids among all US adults: counts of the universe over the adults of an age or sex. */
final class CurrentUseEstimates {
    private static final double PEOPLE_PER_MILLION = 1e6;
    private static final double PERCENT = 100;

    private final UniverseDesign design;
    private final ToDoubleBiFunction<Stratum, String> count;
    private final List<AdultGroup> adults;

    /**
     * @param design the universe
     * @param count people of a stratum who count for a measure
     * @param adults US adults by age and sex
     */
    CurrentUseEstimates(UniverseDesign design, ToDoubleBiFunction<Stratum, String> count, List<AdultGroup> adults) {
        this.design = design;
        this.count = count;
        this.adults = List.copyOf(adults);
    }

    /** Percent of the adults of some ages who use opioids currently. */
    UniverseEstimates.Estimate percent(CurrentUseAges ages) {
        String users = UniverseTally.current(ages);
        double people = adults(group -> ages.contain(group.ageLowYears()));
        double error = Math.sqrt(variance(users, users, 0));
        return new UniverseEstimates.Estimate(PERCENT * total(users) / people, PERCENT * error / people);
    }

    /** Current use of women over that of men, each as a share of the adults of that sex. */
    UniverseEstimates.Estimate womenOverMen() {
        String women = UniverseTally.current(Sex.FEMALE);
        String men = UniverseTally.current(Sex.MALE);
        double ratio = total(women) / total(men);
        double error = Math.sqrt(variance(women, men, ratio)) / total(men);
        double adultsRatio = adults(group -> asked(group) && group.sex() == Sex.FEMALE)
                / adults(group -> asked(group) && group.sex() == Sex.MALE);
        return new UniverseEstimates.Estimate(ratio / adultsRatio, error / adultsRatio);
    }

    private static boolean asked(AdultGroup group) {
        return group.ageLowYears() >= CurrentUseAges.youngestYears();
    }

    private double adults(Predicate<AdultGroup> which) {
        return PEOPLE_PER_MILLION
                * adults.stream()
                        .filter(which)
                        .mapToDouble(AdultGroup::populationMillion)
                        .sum();
    }

    private double total(String measure) {
        return design.strata().stream()
                .mapToDouble(stratum -> stratum.weight() * count.applyAsDouble(stratum, measure))
                .sum();
    }

    /** Variance of the total of {@code y - ratio x}, where nobody counts for both. */
    private double variance(String y, String x, double ratio) {
        double variance = 0;
        for (Stratum stratum : design.strata()) {
            double n = stratum.sampled();
            double inY = count.applyAsDouble(stratum, y);
            double inX = count.applyAsDouble(stratum, x);
            double sum = inY - ratio * inX;
            double squares = inY + ratio * ratio * inX;
            variance += stratum.weight() * stratum.weight() * n / (n - 1) * (squares - sum * sum / n);
        }
        return variance;
    }
}
