package org.allostat.survey.estimate;

/**
 * An estimate in its unit. Undefined numbers are NaN.
 *
 * @param id id of the definition
 * @param target id that a published target with the same meaning would have
 * @param domain domain
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
        String target,
        String domain,
        String unit,
        double estimate,
        double standardError,
        double jackknifeStandardError,
        double designEffect,
        int degreesOfFreedom,
        double ciLow,
        double ciHigh,
        long records) {

    static EstimateRow of(EstimateDefinition definition, DesignEstimate estimate) {
        double perOne = definition.unit().perOne();
        return new EstimateRow(
                definition.id(),
                definition.target(),
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
