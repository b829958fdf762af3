package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.allostat.random.RandomStreams;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DsmInterviewTest {
    private static final DsmInterview INTERVIEW = new DsmInterview(Reference.PARAMETERS.criteria());
    private static final int PERSONS = 40_000;
    private static final int SEVERITIES = 5;
    private static final RandomStreams LUCK = new RandomStreams(2016);

    /** 55 tests in all, each with false-alarm rate 1e-6 / 55: 1e-6 together. */
    @ParameterizedTest
    @EnumSource
    void endorsementFollowsTheLogisticCurve(Criterion criterion) {
        KernelParameters.Item item = Reference.PARAMETERS.criteria().of(criterion);
        double falseAlarm = 1e-6 / (SEVERITIES * Criterion.COUNT);
        double limit = NormalDistribution.of(0, 1).inverseSurvivalProbability(falseAlarm / 2);
        for (int step = 0; step < SEVERITIES; step++) {
            double severity = -1 + 0.75 * step;
            int endorsed = 0;
            for (int person = 0; person < PERSONS; person++) {
                double uniform = LUCK.uniform(person, criterion.ordinal(), step);
                endorsed += severity > INTERVIEW.threshold(criterion, uniform) ? 1 : 0;
            }
            double probability = 1 / (1 + Math.exp(-item.discrimination() * (severity - item.severity())));
            double z = (endorsed - PERSONS * probability) / Math.sqrt(PERSONS * probability * (1 - probability));
            assertTrue(Math.abs(z) <= limit, criterion + " at " + severity + ": " + endorsed + ", z " + z);
        }
    }

    @Test
    void toleranceAndWithdrawalCountOnlyWithMisuse() {
        double[] thresholds = new double[Criterion.COUNT];
        int all = (1 << Criterion.COUNT) - 1;
        int withMisuseOnly = 1 << Criterion.TOLERANCE.ordinal() | 1 << Criterion.WITHDRAWAL.ordinal();
        assertEquals(all, DsmInterview.endorsed(1, thresholds));
        assertEquals(0, DsmInterview.endorsed(0, thresholds), "a threshold must be exceeded");
        assertEquals(all, DsmInterview.counted(all, true));
        assertEquals(all & ~withMisuseOnly, DsmInterview.counted(all, false));
        assertEquals(9, Integer.bitCount(DsmInterview.counted(all, false)));
    }

    /** model.md (27) with the prototype's weights: theta = theta0 + 1.3 L_r + 1.0 L_s + 0.13 craving + 1.2 misuse. */
    @Test
    void severityIsTheWeightedSumOfTheDescription() {
        assertEquals(-2 + 1.3 * 0.5 + 1.0 * 0.25 + 0.13 * 3, INTERVIEW.severity(-2, 0.5, 0.25, 3, false), 1e-12);
        assertEquals(1.2, INTERVIEW.severity(0, 0, 0, 0, true), 1e-12);
    }

    /** DSM-5: 2 to 3 criteria are mild, 4 to 5 moderate, 6 or more severe. */
    @ParameterizedTest
    @CsvSource({"0,NONE", "1,NONE", "2,MILD", "3,MILD", "4,MODERATE", "5,MODERATE", "6,SEVERE", "11,SEVERE"})
    void severityFollowsTheNumberOfCriteria(int count, Severity severity) {
        assertEquals(severity, Severity.ofCriteria(count));
    }
}
