package org.allostat.calibrate;

import java.io.Serializable;
import org.allostat.emulate.EmulatedStudy.Estimand;
import org.allostat.emulate.EmulationRow;
import org.allostat.emulate.EstimandKind;
import org.allostat.emulate.PublishedResult;
import org.allostat.random.NormalQuantile;

/**
 * A published result that a calibration is to bring out.
 *
 * @param study id of the emulated study
 * @param estimand id of the estimand in it
 * @param kind what sort of number it is
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
        EstimandKind kind,
        double published,
        double low,
        double high,
        double discrepancy,
        String reason,
        String source)
        implements Serializable {

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
                estimand.kind(),
                value,
                interval ? paper.low() : Double.NaN,
                interval ? paper.high() : Double.NaN,
                discrepancy,
                reason,
                paper.source());
    }

    /** The scale on which its errors are about normal. */
    public TargetScale scale() {
        return TargetScale.of(kind);
    }

    /** Published standard error on the scale; 0 where no interval was published. */
    public double standardError() {
        return low <= high ? (scale().of(high) - scale().of(low)) / (2 * NormalQuantile.TWO_SIDED_95) : 0;
    }

    /** Whether a row of an emulation is of this target. */
    boolean isOf(EmulationRow row) {
        return study.equals(row.study()) && estimand.equals(row.estimand());
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
        boolean isOnScale = kind.scale() == EstimandKind.Scale.LOG;
        return new double[] {scale().of(value), isOnScale ? error : error * scale().slopeAt(value)};
    }
}
