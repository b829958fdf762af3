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

    /**
     * The same estimate without errors that a sample cannot give. Where it has nobody of the population, nothing is known.
     * Where nobody, or everybody, has the property, the variance formulas say 0, which no sample shows: the error is
     * undefined, and so is the interval of a total; that of a share is the exact binomial bound and stays.
     */
    public EstimateRow withUndefinedErrors() {
        boolean isShare = unit.equals(EstimateUnit.PERCENT.label());
        boolean allAlike = estimate == 0 || (isShare && estimate == EstimateUnit.PERCENT.perOne());
        if (records > 0 && !allAlike) {
            return this;
        }
        boolean keepInterval = records > 0 && isShare;
        return new EstimateRow(
                id,
                domain,
                unit,
                records == 0 ? Double.NaN : estimate,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                degreesOfFreedom,
                keepInterval ? ciLow : Double.NaN,
                keepInterval ? ciHigh : Double.NaN,
                records);
    }
}
