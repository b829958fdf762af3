package org.allostat.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.PublishedFigure;
import org.allostat.evidence.Target;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.Severity;

/**
 * Estimates of the interviewed universe beside their published figures. Standard errors are those of the synthetic sample
 * (stratified by exposure type, independent people, Taylor-linearized ratios), not of a survey design.
 */
final class UniverseEstimates {
    private static final double PERCENT = 100;
    private static final double MILLION = 1e6;
    /** Doses from here on are high (CDC 2016). */
    private static final int HIGH_MME_PER_DAY = 90;

    private final UniverseDesign design;
    private final Map<String, Long> counts = new HashMap<>();
    private final long[] longTermDoses;

    UniverseEstimates(UniverseDesign design, List<UniverseTally.Count> tally) {
        this.design = design;
        int largest = tally.stream().mapToInt(UniverseTally.Count::bin).max().orElse(0);
        longTermDoses = new long[largest + 1];
        for (UniverseTally.Count count : tally) {
            if (!count.measure().equals(UniverseTally.MME_HISTOGRAM)) {
                counts.put(count.exposureType() + "/" + count.measure(), count.count());
            } else if (count.exposureType().equals(ExposureType.LONG_TERM.label())) {
                longTermDoses[count.bin()] = count.count();
            }
        }
    }

    /** One estimate with its standard error, in the unit of its target. */
    record Estimate(double value, double standardError) {}

    /** The estimates that have a published figure. */
    List<SurveyEstimate> compare(List<Target> targets, List<PublishedFigure> published) {
        Map<String, String> sources =
                published.stream().collect(Collectors.toMap(PublishedFigure::id, PublishedFigure::citation));
        List<SurveyEstimate> rows = new ArrayList<>();
        for (Target target : targets) {
            if (Double.isNaN(target.value())) {
                continue; // only a range was published
            }
            Optional<Estimate> estimate = estimate(target.id());
            estimate.ifPresent(found -> rows.add(SurveyEstimate.ofUniverse(
                    target,
                    found.value(),
                    found.standardError(),
                    sources.getOrDefault(target.publishedId(), target.publishedId()))));
        }
        return rows;
    }

    private Optional<Estimate> estimate(String target) {
        for (Criterion criterion : Criterion.values()) {
            if (target.equals(UniverseTally.criterion(criterion))) {
                return Optional.of(shareWithoutMisuse(List.of(target)));
            }
        }
        return switch (target) {
            case "C1" -> Optional.of(millionsWithoutMisuse(disorder(false)));
            case "C2" -> Optional.of(shareWithoutMisuse(disorder(false)));
            case "C2b" -> Optional.of(ratio(disorder(true), List.of(UniverseTally.MISUSE)));
            case "C2c" -> Optional.of(ratio(disorder(false), both()));
            case "C3a" -> Optional.of(severity(Severity.MILD));
            case "C3b" -> Optional.of(severity(Severity.MODERATE));
            case "C3c" -> Optional.of(severity(Severity.SEVERE));
            case "C4" -> Optional.of(new Estimate(adults() / MILLION, Double.NaN));
            case "C5" -> Optional.of(ratio(List.of(UniverseTally.MISUSE), List.of(UniverseTally.PERSONS)));
            case "C9a" -> Optional.of(new Estimate(longTermDose(0.5), Double.NaN));
            case "C9b" -> Optional.of(new Estimate(longTermDose(0.25), Double.NaN));
            case "C9c" -> Optional.of(new Estimate(longTermDose(0.75), Double.NaN));
            case "C9d" ->
                Optional.of(
                        new Estimate(longTermMean(UniverseTally.MME_STEPS) / UniverseTally.STEPS_PER_UNIT, Double.NaN));
            case "C12" -> Optional.of(longTermShare(UniverseTally.BENZODIAZEPINE));
            case "C13a" -> Optional.of(new Estimate(longTermMean(UniverseTally.AGE_YEARS), Double.NaN));
            case "C13b" -> Optional.of(longTermShare(UniverseTally.WOMEN));
            default -> exposure(target);
        };
    }

    /** How opioids are used, as far as {@link #estimate} does not say. */
    private Optional<Estimate> exposure(String target) {
        return switch (target) {
            case "C6a" -> Optional.of(currentUse().percent(CurrentUseAges.AGES_20_TO_39));
            case "C6b" -> Optional.of(currentUse().percent(CurrentUseAges.AGES_40_TO_59));
            case "C6c" -> Optional.of(currentUse().percent(CurrentUseAges.AGES_60_AND_OVER));
            case "C7" -> Optional.of(currentUse().womenOverMen());
            case "C8" -> Optional.of(ratio(List.of(UniverseTally.CURRENT_LONG_TERM), List.of(UniverseTally.CURRENT)));
            case "C10a", "C10b" -> Optional.of(longTermPercent(doseShareFrom(HIGH_MME_PER_DAY)));
            case "C11a" -> Optional.of(longTermShare(UniverseTally.SHORT_ACTING));
            case "C11d" -> Optional.of(longTermPercent(1 - longTermMean(UniverseTally.SHORT_ACTING)));
            case "C26" ->
                Optional.of(new Estimate(
                        longTermMean(UniverseTally.DAYS_ON_OPIOIDS) / ExposureCourse.DAYS_PER_YEAR, Double.NaN));
            default -> Optional.empty();
        };
    }

    private CurrentUseEstimates currentUse() {
        return new CurrentUseEstimates(
                design, (stratum, measure) -> count(stratum, List.of(measure)), AdultGroup.standard());
    }

    private static List<String> disorder(boolean misuse) {
        return List.of(
                UniverseTally.severity(Severity.MILD, misuse),
                UniverseTally.severity(Severity.MODERATE, misuse),
                UniverseTally.severity(Severity.SEVERE, misuse));
    }

    private static List<String> both() {
        List<String> all = new ArrayList<>(disorder(false));
        all.addAll(disorder(true));
        return all;
    }

    private static List<String> withoutMisuse() {
        List<String> all = new ArrayList<>(disorder(false));
        all.add(UniverseTally.severity(Severity.NONE, false));
        return all;
    }

    private Estimate severity(Severity severity) {
        return ratio(List.of(UniverseTally.severity(severity, false)), disorder(false));
    }

    private Estimate shareWithoutMisuse(List<String> numerator) {
        return ratio(numerator, withoutMisuse());
    }

    private double adults() {
        return design.strata().stream()
                .mapToDouble(UniverseDesign.Stratum::adults)
                .sum();
    }

    /** Percent of one group within another that contains it. */
    private Estimate ratio(List<String> numerator, List<String> denominator) {
        double y = 0;
        double x = 0;
        for (UniverseDesign.Stratum stratum : design.strata()) {
            y += stratum.weight() * count(stratum, numerator);
            x += stratum.weight() * count(stratum, denominator);
        }
        double share = y / x;
        double variance = 0;
        for (UniverseDesign.Stratum stratum : design.strata()) {
            double n = stratum.sampled();
            double inY = count(stratum, numerator);
            double inX = count(stratum, denominator);
            double sum = inY - share * inX;
            double squares = inY * (1 - share) * (1 - share) + (inX - inY) * share * share;
            variance += stratum.weight() * stratum.weight() * n / (n - 1) * (squares - sum * sum / n);
        }
        return new Estimate(PERCENT * share, PERCENT * Math.sqrt(Math.max(0, variance)) / x);
    }

    private Estimate millionsWithoutMisuse(List<String> numerator) {
        double total = 0;
        double variance = 0;
        for (UniverseDesign.Stratum stratum : design.strata()) {
            double n = stratum.sampled();
            double share = count(stratum, numerator) / n;
            total += stratum.adults() * share;
            variance += stratum.adults() * (double) stratum.adults() * share * (1 - share) / (n - 1);
        }
        return new Estimate(total / MILLION, Math.sqrt(variance) / MILLION);
    }

    private double count(UniverseDesign.Stratum stratum, List<String> measures) {
        double sum = 0;
        for (String measure : measures) {
            sum += counts.getOrDefault(stratum.exposure().label() + "/" + measure, 0L);
        }
        return sum;
    }

    private double longTermMean(String measure) {
        UniverseDesign.Stratum longTerm = design.of(ExposureType.LONG_TERM);
        return count(longTerm, List.of(measure)) / longTerm.sampled();
    }

    private Estimate longTermShare(String measure) {
        return longTermPercent(longTermMean(measure));
    }

    private Estimate longTermPercent(double share) {
        double n = design.of(ExposureType.LONG_TERM).sampled();
        return new Estimate(PERCENT * share, PERCENT * Math.sqrt(share * (1 - share) / (n - 1)));
    }

    /** Share of long-term users at a dose or above it, MME/d. */
    private double doseShareFrom(int mmePerDay) {
        long users = 0;
        for (int bin = mmePerDay; bin < longTermDoses.length; bin++) {
            users += longTermDoses[bin];
        }
        return (double) users / design.of(ExposureType.LONG_TERM).sampled();
    }

    /** Quantile of the dose of long-term users, to the whole MME/d. */
    private double longTermDose(double share) {
        double wanted = share * design.of(ExposureType.LONG_TERM).sampled();
        long below = 0;
        int bin = 0;
        while (bin < (longTermDoses.length - 1) && below + longTermDoses[bin] < wanted) {
            below += longTermDoses[bin];
            bin++;
        }
        return bin;
    }
}
