package org.allostat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.allostat.survey.SurveyEstimate;
import org.allostat.survey.SurveyEstimate.CensusResult;
import org.allostat.survey.SurveyEstimate.Instrument;
import org.allostat.survey.SurveyEstimate.Publication;
import org.allostat.survey.SurveyEstimate.Puf;
import org.allostat.survey.SurveyEstimate.SimulationError;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SurveyChartTest {
    private static SurveyEstimate estimate(String id, String use, double published, double simulated) {
        return new SurveyEstimate(
                id,
                "all",
                "all",
                "%",
                "sample",
                new Publication("T", use, "survey_estimate", null, published, published - 1, published + 1),
                simulated,
                new SimulationError(0.5, simulated - 1, simulated + 1),
                Math.abs(simulated - published) < 1,
                null,
                new Instrument(null, null, null, null),
                new CensusResult(null, null),
                Puf.NONE,
                "A & B <2024>");
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Double> attributes(Document document, String element, String attribute) {
        NodeList nodes = document.getElementsByTagName(element);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(Double.parseDouble(((Element) nodes.item(i)).getAttribute(attribute)));
        }
        return values;
    }

    @Test
    void dotsStandWhereTheirValuesAre() throws Exception {
        String svg = SvgChart.draw(SurveyChart.of(
                List.of(estimate("a", "predicted", 9, 4), estimate("b", "fitted", 6, 6)), List.of("a < b & c")));
        List<Double> dots = attributes(parse(svg), "circle", "cx");
        // two of the legend, then the panel, whose axis goes from 0 to 12, past the interval that ends at 10, over 440
        // pixels from 390 on
        assertEquals(List.of(536.7, 610.0), dots.subList(2, 4));
    }

    @Test
    void aMissIsShownAndNothingElseIsCalledOne() {
        IntervalChart chart = SurveyChart.of(
                List.of(estimate("missed", "predicted", 9, 4), estimate("hit", "fitted", 6, 6.5)), List.of());
        List<IntervalChart.Line> lines = chart.panels().get(0).lines();
        assertTrue(lines.get(0).remark().contains("DIFFERS"), lines::toString);
        assertFalse(lines.get(1).remark().contains("DIFFERS"), lines::toString);
        assertTrue(lines.get(1).remark().contains("agrees"), lines::toString);
    }

    @Test
    void axesHaveFourToTenSteps() {
        for (double maximum = 1e-3; maximum < 1e4; maximum *= 1.07) {
            double steps = Math.ceil(maximum / SvgCanvas.step(maximum));
            assertTrue(steps >= 4 && steps <= 10, maximum + ": " + steps);
        }
    }
}
