package org.allostat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.emulate.EmulationRow;
import org.allostat.report.IntervalChart.Mark;
import org.allostat.report.IntervalChart.Panel;
import org.allostat.report.IntervalChart.Style;
import org.junit.jupiter.api.Test;

class EmulationChartTest {
    private static EmulationRow row(String use, String unit, double published, double simulated, boolean covered) {
        return new EmulationRow(
                "study",
                "result",
                0,
                "mean",
                unit,
                published,
                null,
                null,
                simulated,
                0.1,
                simulated,
                0.1,
                covered,
                0.0,
                use,
                10,
                5,
                5,
                true,
                "T1-001",
                "Somebody 2020");
    }

    private static final List<EmulationRow> ROWS = List.of(
            row("predicted", "NRS", -0.69, -0.5, true),
            row("fitted", "NRS", -0.69, -0.5, true),
            row("predicted", "ratio", 1.5, 3, false));

    @Test
    void fittedAndPredictedNeverShareAPanel() {
        List<Panel> panels = EmulationChart.of(ROWS).panels();
        assertEquals(
                List.of("Predicted", "Predicted", "Fitted"),
                panels.stream().map(Panel::title).toList());
    }

    @Test
    void aMissIsWrittenAsAMiss() {
        String svg = SvgChart.draw(EmulationChart.of(ROWS));
        assertTrue(svg.contains("3.00 v. 1.50, MISSED"), svg);
        assertTrue(svg.contains("-0.50 v. -0.69, covered"), svg);
    }

    /** 3 exp(-1.96 x 0.1) and 3 exp(1.96 x 0.1). */
    @Test
    void theErrorOfARatioIsThatOfItsLogarithm() {
        Mark mark =
                EmulationChart.of(ROWS).panels().get(1).lines().get(0).marks().get(1);
        assertEquals(Style.FILLED, mark.style());
        assertEquals(2.4660, mark.low(), 1e-4);
        assertEquals(3.6496, mark.high(), 1e-4);
    }

    @Test
    void anAxisReachesBelowZeroWhereValuesDo() {
        Panel differences = EmulationChart.of(ROWS).panels().get(0);
        assertEquals(-0.69, differences.minimum(), 0.01);
        String svg = SvgChart.draw(EmulationChart.of(ROWS.subList(0, 1)));
        assertTrue(svg.contains(">-0.6<"), svg);
        assertTrue(svg.contains(">0<"), svg);
        assertFalse(svg.contains("NaN"), svg);
    }
}
