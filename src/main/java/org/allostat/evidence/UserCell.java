package org.allostat.evidence;

import java.io.Serializable;

/**
 * One cell of the joint table of adult past-year users of prescription opioids.
 *
 * @param ageGroup age group
 * @param sex sex
 * @param raceEthnicity race and ethnicity
 * @param insurance health insurance
 * @param fairPoorHealth whether self-rated health is fair or poor
 * @param seriousDistress whether K6 is 13 or more
 * @param misuse whether opioids were misused in the past year
 * @param unweightedCount survey records behind the cell
 * @param share share of all users, positive
 */
public record UserCell(
        AgeGroup ageGroup,
        Sex sex,
        RaceEthnicity raceEthnicity,
        Insurance insurance,
        boolean fairPoorHealth,
        boolean seriousDistress,
        boolean misuse,
        int unweightedCount,
        double share)
        implements Serializable {
    UserCell withShare(double other) {
        return new UserCell(
                ageGroup,
                sex,
                raceEthnicity,
                insurance,
                fairPoorHealth,
                seriousDistress,
                misuse,
                unweightedCount,
                other);
    }
}
