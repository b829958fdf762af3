package org.allostat.survey.estimate;

/**
 * An estimate in its unit. Undefined numbers are NaN.
 *
 * @param id id of the definition
 * @param domain subpopulation
 * @param unit unit of estimate, errors and interval
 * @param estimate the estimate
 * @param standardError Taylor-linearized
 * @param jackknifeStandardError by the stratified jackknife
 * @param designEffect over simple random sampling without replacement
 * @param degreesOfFreedom PSUs minus strata
 * @param ciLow lower end of the 95% interval
 * @param ciHigh upper end of the 95% interval
 * @param records respondents in the population of the estimate
 */
public record EstimateRow(
        String id,
        Domain domain,
        String unit,
        double estimate,
        double standardError,
        double jackknifeStandardError,
        double designEffect,
        int degreesOfFreedom,
        double ciLow,
        double ciHigh,
        long records) {

    /** The estimate in multiples of its unit, as a share of a known total becomes one of percent. */
    public EstimateRow scaled(String id, String unit, double factor) {
        return new EstimateRow(
                id,
                domain,
                unit,
                estimate * factor,
                standardError * factor,
                jackknifeStandardError * factor,
                designEffect,
                degreesOfFreedom,
                ciLow * factor,
                ciHigh * factor,
                records);
    }

    static EstimateRow of(EstimateDefinition definition, DesignEstimate estimate) {
        double perOne = definition.unit().perOne();
        return new EstimateRow(
                definition.id(),
                definition.domain(),
                definition.unit().label(),
                estimate.value() * perOne,
                estimate.standardError() * perOne,
                estimate.jackknifeStandardError() * perOne,
                estimate.designEffect(),
                estimate.degreesOfFreedom(),
                estimate.low() * perOne,
                estimate.high() * perOne,
                estimate.records());
    }
}
