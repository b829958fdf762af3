package org.allostat.calibrate;

import java.io.Serializable;
import org.allostat.emulate.EmulatedStudy.Estimand;
import org.allostat.emulate.EmulationRow;
import org.allostat.emulate.EstimandKind;
import org.allostat.emulate.PublishedResult;
import org.allostat.evidence.Target;
import org.allostat.random.NormalQuantile;
import org.jspecify.annotations.Nullable;

/**
 * A published result that a calibration is to bring out: of an emulated study, or of the survey.
 *
 * @param study id of the emulated study; {@link #SURVEY} for a figure of the survey
 * @param estimand id of the estimand in it; of the survey, that of the target in {@code targets.csv}
 * @param scale the scale on which its errors are about normal
 * @param isLogError whether an emulation gives its Monte Carlo error on the scale already
 * @param counterpart the estimate of the survey; null for an emulated study
 * @param published value in the unit of the estimand
 * @param low lower end of the published interval; NaN where there is none
 * @param high upper end; NaN where there is none
 * @param discrepancy standard deviation, on the scale of the target, of how far the model may miss although its parameters are right
 * @param reason why that much
 * @param source citation
 */
public record CalibrationTarget(
        String study,
        String estimand,
        TargetScale scale,
        boolean isLogError,
        Target.@Nullable Counterpart counterpart,
        double published,
        double low,
        double high,
        double discrepancy,
        String reason,
        String source)
        implements Serializable {
    /** Stands for a study where a figure is of the survey. */
    public static final String SURVEY = "survey";

    /**
     * The target of an estimand.
     *
     * @param paper what was published; a range of several results has no error of its own, and its middle stands for a value
     */
    public static CalibrationTarget of(
            String study, Estimand estimand, PublishedResult paper, double discrepancy, String reason) {
        boolean interval = !paper.isRange() && paper.low() <= paper.high();
        double value = Double.isNaN(paper.value()) ? (paper.low() + paper.high()) / 2 : paper.value();
        return new CalibrationTarget(
                study,
                estimand.id(),
                TargetScale.of(estimand.kind()),
                estimand.kind().scale() == EstimandKind.Scale.LOG,
                null,
                value,
                interval ? paper.low() : Double.NaN,
                interval ? paper.high() : Double.NaN,
                discrepancy,
                reason,
                paper.source());
    }

    /**
     * The target of a figure of the survey.
     *
     * @param figure what was published; the middle of a range stands for a value, and a range has no error of its own
     * @param source citation
     */
    public static CalibrationTarget ofSurvey(Target figure, String source, double discrepancy, String reason) {
        boolean interval = figure.kind() != Target.Kind.RANGE && figure.ciLow() <= figure.ciHigh();
        return new CalibrationTarget(
                SURVEY,
                figure.id(),
                TargetScale.ofUnit(figure.unit()),
                false,
                figure.counterpart(),
                Double.isNaN(figure.value()) ? (figure.ciLow() + figure.ciHigh()) / 2 : figure.value(),
                interval ? figure.ciLow() : Double.NaN,
                interval ? figure.ciHigh() : Double.NaN,
                discrepancy,
                reason,
                source);
    }

    /** Whether it is a figure of the survey. */
    public boolean isOfSurvey() {
        return counterpart != null;
    }

    /** Published standard error on the scale; 0 where no interval was published. */
    public double standardError() {
        return low <= high ? (scale.of(high) - scale.of(low)) / (2 * NormalQuantile.TWO_SIDED_95) : 0;
    }

    /** Whether a row of an emulation is of this target. */
    boolean isOf(EmulationRow row) {
        return study.equals(row.study()) && estimand.equals(row.estimand());
    }

    /**
     * What a census says, on the scale.
     *
     * @param value in the unit of the figure
     * @param error its Monte Carlo standard error
     * @return value and its Monte Carlo standard error, shape [2]; NaN where the census has no such number
     */
    double[] onScale(double value, double error) {
        return new double[] {scale.of(value), error * scale.slopeAt(value)};
    }

    /**
     * What an emulation says, on the scale. In a trial everybody is replayed under every arm, and the difference of paired replays
     * has the same expectation as that of the arms with a smaller Monte Carlo error.
     *
     * @param paired whether paired replays are read
     * @return value and its Monte Carlo standard error, shape [2]; NaN where the emulation has no such number
     */
    double[] simulated(EmulationRow row, boolean paired) {
        Double value = paired ? row.simulatedCausal() : row.simulated();
        Double error = paired ? row.causalMcStandardError() : row.mcStandardError();
        if (value == null || error == null) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return new double[] {scale.of(value), isLogError ? error : error * scale.slopeAt(value)};
    }
}
