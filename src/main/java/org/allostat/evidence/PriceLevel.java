package org.allostat.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * A place's prices relative to the country's, for every unit cost alike. What is not known of a cost grows with it, so that a price
 * level takes away none of the uncertainty of a cost.
 *
 * @param level price over that of the country
 * @param basis what it rests on
 * @param source citation; of an assumption, how it was made
 * @param note what limits it
 */
public record PriceLevel(double level, Basis basis, String source, String note) {
    private static final String COSTS = "costs";
    private static final String CURRENCY = "USD";

    /** Every unit cost at this level. */
    public List<PackNumber> numbers(Registry national) {
        List<PackNumber> numbers = new ArrayList<>();
        for (Parameter cost : national.group(COSTS).parameters()) {
            if (cost.unit().startsWith(CURRENCY)) {
                numbers.add(new PackNumber(
                        cost.id(),
                        cost.value() * level,
                        cost.unit(),
                        scaled(cost.distribution()).text(),
                        basis == Basis.ASSUMED ? Basis.ASSUMED : Basis.DERIVED,
                        "National value times a price level of " + DistributionText.number(level) + ": " + source,
                        note));
            }
        }
        return numbers;
    }

    /** The same distribution in prices of the place, without its limits, which are those of the parameter. */
    private Distribution scaled(Distribution national) {
        if (national instanceof Clamped clamped) {
            return scaled(clamped.inner());
        } else if (national instanceof Distribution.LogNormal cost) {
            return new Distribution.LogNormal(cost.median() * level, cost.variation());
        } else if (national instanceof Distribution.Triangular cost) {
            return new Distribution.Triangular(cost.low() * level, cost.mode() * level, cost.high() * level);
        } else if (national instanceof Distribution.Uniform cost) {
            return new Distribution.Uniform(cost.low() * level, cost.high() * level);
        } else if (national instanceof Distribution.Normal cost) {
            return new Distribution.Normal(cost.mean() * level, cost.standardDeviation() * level);
        } else if (national instanceof Distribution.Fixed cost) {
            return new Distribution.Fixed(cost.value() * level);
        }
        throw new IllegalStateException("a unit cost of a family that no price level scales: " + national.text());
    }
}
