package org.allostat.survey.estimate;

/**
 * What is estimated: in the population, the number or the share of those who have a property. A respondent of whom either is
 * unknown is left out.
 *
 * @param id {@code poud_without_misuse}
 * @param domain subpopulation
 * @param unit unit of the estimate, which says whether it is a total or a share
 * @param numerator the property
 * @param population among whom, the domain included
 */
public record EstimateDefinition(
        String id, Domain domain, EstimateUnit unit, Condition numerator, Condition population) {

    public Statistic statistic() {
        return switch (unit) {
            case MILLION -> Statistic.TOTAL;
            case PERCENT -> Statistic.PROPORTION;
        };
    }

    /** The same estimate in a domain. */
    EstimateDefinition in(Domain domain, Condition members) {
        return new EstimateDefinition(id, domain, unit, numerator, population.and(members));
    }
}
