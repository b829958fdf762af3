package org.allostat.report;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.allostat.report.IntervalChart.Legend;
import org.allostat.report.IntervalChart.Line;
import org.allostat.report.IntervalChart.Mark;
import org.allostat.report.IntervalChart.Panel;

/** Draws a chart as one SVG file that needs nothing else. */
public final class SvgChart {
    private static final int WIDTH = 1060;
    private static final int PLOT_LEFT = 390;
    private static final int PLOT_WIDTH = 440;
    private static final int REMARK_LEFT = PLOT_LEFT + PLOT_WIDTH + 16;
    private static final int LINE_HEIGHT = 20;
    private static final int PANEL_HEAD = 34;
    private static final int PANEL_FOOT = 36;
    private static final int HEAD = 40;
    private static final int MARGIN = 16;
    private static final String GREY = "#b9b9b9";

    private final IntervalChart chart;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final SvgCanvas canvas;

    private SvgChart(IntervalChart chart) throws XMLStreamException {
        this.chart = chart;
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        canvas = new SvgCanvas(xml);
    }

    /** The chart as the text of an SVG file. */
    public static String draw(IntervalChart chart) {
        try {
            SvgChart svg = new SvgChart(chart);
            svg.all();
            return svg.text.toString();
        } catch (XMLStreamException failure) {
            throw new IllegalStateException("a chart that XML cannot hold", failure);
        }
    }

    private void all() throws XMLStreamException {
        int notes = HEAD + LINE_HEIGHT * (chart.notes().size() + chart.legend().size());
        int height = notes + MARGIN;
        for (Panel panel : chart.panels()) {
            height += height(panel);
        }
        canvas.begin(WIDTH, height, chart.title());
        head();
        int top = notes + MARGIN;
        for (Panel panel : chart.panels()) {
            panel(panel, top);
            top += height(panel);
        }
        canvas.end();
        xml.writeEndDocument();
    }

    private static int height(Panel panel) {
        return PANEL_HEAD + panel.lines().size() * LINE_HEIGHT + PANEL_FOOT;
    }

    private void head() throws XMLStreamException {
        canvas.write(MARGIN, HEAD - LINE_HEIGHT + 4, "start", "18", chart.title());
        int y = HEAD + 4;
        for (String note : chart.notes()) {
            canvas.write(MARGIN, y, "start", "12", note);
            y += LINE_HEIGHT;
        }
        for (Legend legend : chart.legend()) {
            mark(new Mark(legend.style(), 0, -1, 1), x -> MARGIN + 16 + 14 * x, y - 4);
            canvas.write(MARGIN + 44, y, "start", "12", legend.meaning());
            y += LINE_HEIGHT;
        }
    }

    /** Where a value stands on the axis. */
    private interface Scale {
        double of(double value);
    }

    private void panel(Panel panel, int top) throws XMLStreamException {
        double step = SvgCanvas.step(panel.maximum() - panel.minimum());
        double start = step * Math.floor(panel.minimum() / step - (panel.minimum() < 0 ? 1e-9 : 0));
        double end = step * Math.ceil(panel.maximum() / step + (panel.maximum() > 0 ? 1e-9 : 0));
        double width = end > start ? end - start : 1;
        Scale scale = value -> PLOT_LEFT + PLOT_WIDTH * (value - start) / width;
        int bottom = top + PANEL_HEAD + panel.lines().size() * LINE_HEIGHT;
        canvas.write(MARGIN, top + 20, "start", "14", panel.title());
        int ticks = (int) Math.round(width / step);
        for (int i = 0; i <= ticks; i++) {
            double x = scale.of(start + i * step);
            canvas.line(x, top + PANEL_HEAD - 4, x, bottom, "#e4e4e4", 1);
            canvas.write(x, bottom + 14, "middle", "11", SvgCanvas.number(start + i * step));
        }
        canvas.write(PLOT_LEFT + PLOT_WIDTH + 12.0, bottom + 14, "start", "11", panel.unit());
        int y = top + PANEL_HEAD + LINE_HEIGHT / 2;
        for (Line line : panel.lines()) {
            xml.writeStartElement("g");
            canvas.title(line.label() + ": " + line.remark());
            canvas.write(PLOT_LEFT - 10.0, y + 4, "end", "12", line.label());
            for (Mark mark : line.marks()) {
                mark(mark, scale, y);
            }
            canvas.write(REMARK_LEFT, y + 4, "start", "12", line.remark());
            xml.writeEndElement();
            y += LINE_HEIGHT;
        }
    }

    private void mark(Mark mark, Scale scale, double y) throws XMLStreamException {
        switch (mark.style()) {
            case REFERENCE -> reference(mark, scale, y);
            case FILLED -> dot(mark, scale, y - 3, SvgCanvas.BLUE, SvgCanvas.BLUE);
            case OPEN -> dot(mark, scale, y - 3, SvgCanvas.BLUE, "#ffffff");
            case DIAMOND -> diamond(mark, scale, y + 5);
        }
    }

    private void reference(Mark mark, Scale scale, double y) throws XMLStreamException {
        if (Double.isFinite(mark.low()) && Double.isFinite(mark.high())) {
            double x = scale.of(mark.low());
            canvas.rectangle(x, y - 7, Math.max(1, scale.of(mark.high()) - x), 14, GREY);
        }
        if (Double.isFinite(mark.value())) {
            canvas.line(scale.of(mark.value()), y - 8, scale.of(mark.value()), y + 8, SvgCanvas.INK, 2);
        }
    }

    private void dot(Mark mark, Scale scale, double y, String stroke, String fill) throws XMLStreamException {
        interval(mark, scale, y, stroke);
        if (Double.isFinite(mark.value())) {
            xml.writeEmptyElement("circle");
            canvas.attribute("cx", scale.of(mark.value()));
            canvas.attribute("cy", y);
            canvas.attribute("r", 4);
            xml.writeAttribute("fill", fill);
            xml.writeAttribute("stroke", stroke);
            xml.writeAttribute("stroke-width", "1.6");
        }
    }

    private void diamond(Mark mark, Scale scale, double y) throws XMLStreamException {
        interval(mark, scale, y, SvgCanvas.ORANGE);
        if (Double.isFinite(mark.value())) {
            double x = scale.of(mark.value());
            xml.writeEmptyElement("path");
            xml.writeAttribute("d", String.format(Locale.ROOT, "M%.1f %.1f l4 4 l-4 4 l-4 -4 Z", x, y - 4));
            xml.writeAttribute("fill", SvgCanvas.ORANGE);
        }
    }

    private void interval(Mark mark, Scale scale, double y, String stroke) throws XMLStreamException {
        if (Double.isFinite(mark.low()) && Double.isFinite(mark.high())) {
            canvas.line(scale.of(mark.low()), y, scale.of(mark.high()), y, stroke, 2);
        }
    }
}
