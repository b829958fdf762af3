package org.allostat.evaluate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.allostat.evaluate.CostEffectivenessFrontier.Option;
import org.allostat.evidence.CostItem;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.Payer;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.UnitCosts;
import org.allostat.outcomes.YearQuantity;
import org.allostat.population.StratumVariable;
import org.jspecify.annotations.Nullable;

/** Totals by year with their Monte Carlo errors, from the complete tally of one draw. */
final class YearlyEstimates {
    private static final List<BigDecimal> OF_POLICY = List.of(BigDecimal.ONE, BigDecimal.ZERO);
    private static final List<BigDecimal> DIFFERENCE = List.of(BigDecimal.ONE, BigDecimal.ONE.negate());
    private static final List<Double> RATES = List.of(0.015, 0.03, 0.05);
    private static final String ALL = "all";
    /** Every year is one of the horizon. */
    private static final String BEYOND_HORIZON = BeyondHorizon.NONE.label();

    private static final YearQuantity USD = YearQuantity.COST_USD;

    private final YearlyDesign design;
    private final Standings standings;
    private final Map<Integer, ExactSums> sums = new HashMap<>();
    private final long[] sampled;

    /** @param tally sums over all tasks */
    YearlyEstimates(YearlyDesign design, Standings standings, YearlyTally tally) {
        this.design = design;
        this.standings = standings;
        sampled = new long[design.tally().designStrata().size()];
        int persons = YearlyTally.SUMS * YearlyDesign.field(YearQuantity.PERSONS, false);
        for (int stratum = 0; stratum < sampled.length; stratum++) {
            for (Insurance insurance : Insurance.values()) {
                for (int policy = 0; policy < policies().size(); policy++) {
                    sums.put(design.place(policy, stratum, insurance), tally.sums(policy, stratum, insurance));
                }
                sampled[stratum] += cell(comparator(), stratum, insurance)
                        .toBigInteger(persons)
                        .longValueExact();
            }
        }
    }

    /** Rows of {@code yearly_outcomes}. */
    List<YearlyOutcome> yearlyOutcomes(int draw) {
        return yearlyOutcomes(draw, domains());
    }

    /** Those of the whole cohort alone. */
    List<YearlyOutcome> yearlyOutcomesOfEverybody(int draw) {
        return yearlyOutcomes(draw, List.of(Domain.EVERYBODY));
    }

    private List<YearlyOutcome> yearlyOutcomes(int draw, List<Domain> domains) {
        List<YearlyOutcome> rows = new ArrayList<>();
        for (int policy = 0; policy < policies().size(); policy++) {
            for (Domain domain : domains) {
                for (YearQuantity quantity : YearQuantity.values()) {
                    for (int year = 0; year < design.years(); year++) {
                        rows.add(yearlyOutcome(policy, draw, domain, quantity, year));
                    }
                }
            }
        }
        return rows;
    }

    private YearlyOutcome yearlyOutcome(int policy, int draw, Domain domain, YearQuantity quantity, int year) {
        boolean counts = !quantity.isDiscounted();
        Total plain = total(policy, year, YearlyDesign.field(quantity, false), domain.share(), quantity);
        Total discounted = total(policy, year, YearlyDesign.field(quantity, true), domain.share(), quantity);
        return new YearlyOutcome(
                policies().get(policy),
                standings.label(policies().get(policy)),
                design.tally().comparator(),
                draw,
                domain.variable.label(),
                domain.stratum,
                year,
                quantity.label(),
                quantity.unit(),
                BEYOND_HORIZON,
                plain.total,
                plain.standardError,
                plain.difference,
                plain.differenceStandardError,
                counts ? null : discounted.total,
                counts ? null : discounted.standardError,
                counts ? null : discounted.difference,
                counts ? null : discounted.differenceStandardError,
                DrawSpread.NONE,
                DifferenceSpread.NONE,
                DiscountedSpread.NONE);
    }

    /** Rows of {@code budget_impact}: each payer and item, then the sums over items and over payers of health care. */
    List<BudgetImpact> budgetImpacts(int draw) {
        List<BudgetImpact> rows = new ArrayList<>();
        for (int policy = 0; policy < policies().size(); policy++) {
            for (int year = 0; year < design.years(); year++) {
                int field = YearlyDesign.healthCareField();
                rows.add(budgetImpact(policy, draw, year, ALL, ALL, field, insurance -> 1));
                for (Payer payer : Payer.values()) {
                    rows.add(budgetImpact(
                            policy, draw, year, payer.label(), ALL, YearlyDesign.field(payer), insurance -> 1));
                }
                for (CostItem item : CostItem.values()) {
                    int ofItem = YearlyDesign.field(YearQuantity.ofCost(item), false);
                    if (item.isHealthCare()) {
                        rows.add(budgetImpact(policy, draw, year, ALL, item.label(), ofItem, insurance -> 1));
                    }
                    for (Payer payer : Payer.values()) {
                        ToDoubleFunction<Insurance> share =
                                insurance -> design.payers().share(item, insurance, payer);
                        if (Arrays.stream(Insurance.values()).mapToDouble(share).anyMatch(part -> part > 0)) {
                            rows.add(budgetImpact(policy, draw, year, payer.label(), item.label(), ofItem, share));
                        }
                    }
                }
            }
        }
        return rows;
    }

    private BudgetImpact budgetImpact(
            int policy, int draw, int year, String payer, String item, int field, ToDoubleFunction<Insurance> share) {
        Total total = total(policy, year, field, (stratum, insurance) -> share.applyAsDouble(insurance), USD);
        return new BudgetImpact(
                policies().get(policy),
                standings.label(policies().get(policy)),
                design.tally().comparator(),
                draw,
                UnitCosts.PRICE_YEAR,
                BEYOND_HORIZON,
                year,
                payer,
                item,
                total.total,
                total.standardError,
                total.difference,
                total.differenceStandardError,
                DrawSpread.NONE,
                DifferenceSpread.NONE);
    }

    /** Rows of {@code discounting_sensitivity}: each year's undiscounted total as if spread evenly over the year. */
    List<DiscountingSensitivity> discountingSensitivity(int draw) {
        List<DiscountingSensitivity> rows = new ArrayList<>();
        for (double ofCosts : RATES) {
            for (double ofEffects : RATES) {
                Option comparator = option(comparator(), ofCosts, ofEffects);
                for (int policy = 0; policy < policies().size(); policy++) {
                    Option option = option(policy, ofCosts, ofEffects);
                    double icer = option.icer(comparator);
                    boolean ranked = standings.isRanked(option.policy());
                    rows.add(new DiscountingSensitivity(
                            option.policy(),
                            standings.label(option.policy()),
                            comparator.policy(),
                            draw,
                            BEYOND_HORIZON,
                            ofCosts,
                            ofEffects,
                            option.costUsd(),
                            option.qalys(),
                            option.incrementalCostUsd(comparator),
                            option.incrementalQalys(comparator),
                            ranked && Double.isFinite(icer) ? icer : null,
                            CostAndEffectSpread.NONE));
                }
            }
        }
        return rows;
    }

    private Option option(int policy, double rateOfCosts, double rateOfEffects) {
        double persons = everybody(policy, 0, YearQuantity.PERSONS);
        Discounting ofCosts = new Discounting(rateOfCosts);
        Discounting ofEffects = new Discounting(rateOfEffects);
        double usd = 0;
        double qalys = 0;
        for (int year = 0; year < design.years(); year++) {
            usd += everybody(policy, year, USD) * ofCosts.years(year, year + 1.0);
            qalys += everybody(policy, year, YearQuantity.QALYS) * ofEffects.years(year, year + 1.0);
        }
        return new Option(policies().get(policy), usd / persons, qalys / persons);
    }

    private double everybody(int policy, int year, YearQuantity quantity) {
        return total(policy, year, YearlyDesign.field(quantity, false), (stratum, insurance) -> 1, quantity).total;
    }

    /** A total over everybody, of whom each counts by a share that depends on design stratum and insurance. */
    private Total total(int policy, int year, int field, Share share, YearQuantity quantity) {
        List<StratumMoments> moments = new ArrayList<>();
        int place = YearlyTally.SUMS * (year * YearlyDesign.FIELDS + field);
        for (int stratum = 0; stratum < sampled.length; stratum++) {
            if (sampled[stratum] > 0) {
                moments.add(moments(policy, stratum, place, share));
            }
        }
        double unitsPerStep = StrictMath.pow(10, -quantity.decimals());
        BigDecimal units = BigDecimal.ONE.scaleByPowerOfTen(-quantity.decimals());
        BigDecimal of = StratifiedEstimate.weightedSum(moments, 0);
        BigDecimal ofComparator = StratifiedEstimate.weightedSum(moments, 1);
        double error = Math.sqrt(StratifiedEstimate.variance(moments, OF_POLICY)) * unitsPerStep;
        boolean compared = policy != comparator();
        return new Total(
                NearestDouble.of(of.multiply(units)),
                error,
                compared ? NearestDouble.of(of.subtract(ofComparator).multiply(units)) : null,
                compared ? Math.sqrt(StratifiedEstimate.variance(moments, DIFFERENCE)) * unitsPerStep : null);
    }

    /** Moments of the policy's value and the comparator's; a patient is in one insurance, so squares add up. */
    private StratumMoments moments(int policy, int stratum, int place, Share share) {
        BigDecimal y = BigDecimal.ZERO;
        BigDecimal yy = BigDecimal.ZERO;
        BigDecimal c = BigDecimal.ZERO;
        BigDecimal cc = BigDecimal.ZERO;
        BigDecimal yc = BigDecimal.ZERO;
        for (Insurance insurance : Insurance.values()) {
            BigDecimal part = BigDecimal.valueOf(share.of(stratum, insurance));
            if (part.signum() != 0) {
                BigDecimal square = part.multiply(part);
                ExactSums of = cell(policy, stratum, insurance);
                ExactSums other = cell(comparator(), stratum, insurance);
                y = y.add(part.multiply(of.toBigDecimal(place)));
                yy = yy.add(square.multiply(of.toBigDecimal(place + 1)));
                c = c.add(part.multiply(other.toBigDecimal(place)));
                cc = cc.add(square.multiply(other.toBigDecimal(place + 1)));
                BigInteger product = policy == comparator() ? other.toBigInteger(place + 1) : withOwn(of, other, place);
                yc = yc.add(square.multiply(new BigDecimal(product)));
            }
        }
        double weight = design.tally().designStrata().get(stratum).weight();
        return new StratumMoments(weight, sampled[stratum], List.of(y, c), List.of(List.of(yy, yc), List.of(yc, cc)));
    }

    /** The sum of products with the comparator's: what it is more than the comparator's squares, and these. */
    private static BigInteger withOwn(ExactSums of, ExactSums other, int place) {
        return of.toBigInteger(place + 2)
                .subtract(other.toBigInteger(place + 2))
                .add(other.toBigInteger(place + 1));
    }

    private ExactSums cell(int policy, int stratum, Insurance insurance) {
        ExactSums found = sums.get(design.place(policy, stratum, insurance));
        if (found == null) {
            throw new IllegalArgumentException("no cell of policy " + policy + ", stratum " + stratum);
        }
        return found;
    }

    private List<String> policies() {
        return design.tally().policies();
    }

    private int comparator() {
        return design.tally().comparatorIndex();
    }

    /** Everybody, each exposure type and each insurance. */
    private List<Domain> domains() {
        List<Domain> domains = new ArrayList<>();
        domains.add(Domain.EVERYBODY);
        for (int stratum = 0; stratum < sampled.length; stratum++) {
            String name = design.tally().designStrata().get(stratum).name();
            domains.add(new Domain(StratumVariable.EXPOSURE_TYPE, name, stratum, null));
        }
        for (Insurance insurance : Insurance.values()) {
            domains.add(new Domain(StratumVariable.INSURANCE, insurance.label(), null, insurance));
        }
        return domains;
    }

    /** Whom a total is of. */
    private record Domain(
            StratumVariable variable,
            String stratum,
            @Nullable Integer designStratum,
            @Nullable Insurance insurance) {
        static final Domain EVERYBODY = new Domain(StratumVariable.ALL, ALL, null, null);

        Share share() {
            return (of, insured) ->
                    (designStratum == null || designStratum == of) && (insurance == null || insurance == insured)
                            ? 1
                            : 0;
        }
    }

    private interface Share {
        double of(int designStratum, Insurance insurance);
    }

    private record Total(
            double total,
            double standardError,
            @Nullable Double difference,
            @Nullable Double differenceStandardError) {}
}
