package org.allostat.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allostat.evidence.JointTable;
import org.allostat.evidence.Sex;
import org.allostat.evidence.UserCell;
import org.allostat.problem.InputException;

/**
 * Who takes prescription opioids in which way: the joint table of past-year users, split by exposure type.
 *
 * <p>The share on long-term therapy of a group is a common level times ratios for age, sex and health; the level is such
 * that the overall share is the registry's. Among the rest, the mix of short-course and intermittent use is the same in
 * every group, since no source says otherwise.
 */
final class Demographics {
    private final List<UserCell> cells;
    private final Ages ages;
    /** Shares of the cells by exposure type. */
    private final CumulativeShares[] shares = new CumulativeShares[ExposureType.values().length];

    /** @throws InputException if some group, or all, would be on long-term therapy to more than all of it */
    Demographics(PopulationParameters.Exposure exposure, JointTable users, Ages ages) {
        this.ages = ages;
        cells = users.cells();
        List<String> problems = problems(exposure, users);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        double[] ratio = longTermRatios(exposure, cells);
        double level = longTermLevel(exposure, cells, ratio);
        for (ExposureType type : ExposureType.values()) {
            double[] share = new double[ratio.length];
            for (int i = 0; i < ratio.length; i++) {
                double longTerm = level * ratio[i];
                share[i] = cells.get(i).share() * (type == ExposureType.LONG_TERM ? longTerm : 1 - longTerm);
            }
            shares[type.ordinal()] = new CumulativeShares(share);
        }
    }

    /** What makes the shares impossible; none if nothing does. */
    static List<String> problems(PopulationParameters.Exposure exposure, JointTable users) {
        double[] ratio = longTermRatios(exposure, users.cells());
        double largestShare = longTermLevel(exposure, users.cells(), ratio)
                * Arrays.stream(ratio).max().orElse(0);
        List<String> problems = new ArrayList<>();
        if (!(exposure.intermittentShare() >= 0)) {
            problems.add("population.exposure.short_course_share must leave room for long-term users, at most "
                    + (1 - exposure.longTermShare()) + ": " + exposure.shortCourseShare());
        }
        if (!(largestShare <= 1)) {
            problems.add(
                    "population.exposure.long_term_ratio_*: the long-term share of the group with the largest ratios"
                            + " must be at most 1: " + largestShare);
        }
        return problems;
    }

    private static double[] longTermRatios(PopulationParameters.Exposure exposure, List<UserCell> cells) {
        double[] ratio = new double[cells.size()];
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] = longTermRatio(exposure, cells.get(i));
        }
        return ratio;
    }

    /** The share on long-term therapy of a group whose ratio is 1. */
    private static double longTermLevel(PopulationParameters.Exposure exposure, List<UserCell> cells, double[] ratio) {
        double mean = 0;
        double total = 0;
        for (int i = 0; i < ratio.length; i++) {
            mean += ratio[i] * cells.get(i).share();
            total += cells.get(i).share();
        }
        return exposure.longTermShare() * total / mean;
    }

    private static double longTermRatio(PopulationParameters.Exposure exposure, UserCell cell) {
        double age = switch (cell.ageGroup()) {
            case AGES_18_TO_34 -> exposure.longTermRatioAge18To34();
            case AGES_35_TO_64 -> 1;
            case AGES_65_AND_OVER -> exposure.longTermRatioAge65Plus();
        };
        double sex = cell.sex() == Sex.FEMALE ? exposure.longTermRatioFemale() : 1;
        double health = cell.fairPoorHealth() ? exposure.longTermRatioFairPoorHealth() : 1;
        return age * sex * health;
    }

    /** The group of a person of a type, by a uniform in (0, 1). */
    UserCell cell(ExposureType type, double uniform) {
        return cells.get(shares[type.ordinal()].at(uniform));
    }

    /** Age within a group, by a uniform in (0, 1): as in the adult population. */
    int age(UserCell cell, double uniform) {
        return ages.quantile(cell.ageGroup(), cell.sex(), uniform);
    }
}
