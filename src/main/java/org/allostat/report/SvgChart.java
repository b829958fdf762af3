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
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int WIDTH = 1060;
    private static final int PLOT_LEFT = 390;
    private static final int PLOT_WIDTH = 440;
    private static final int REMARK_LEFT = PLOT_LEFT + PLOT_WIDTH + 16;
    private static final int LINE_HEIGHT = 20;
    private static final int PANEL_HEAD = 34;
    private static final int PANEL_FOOT = 36;
    private static final int HEAD = 40;
    private static final int MARGIN = 16;
    private static final String INK = "#222222";
    private static final String GREY = "#b9b9b9";
    private static final String BLUE = "#0b5fa5";
    private static final String ORANGE = "#c25700";

    private final IntervalChart chart;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private SvgChart(IntervalChart chart) throws XMLStreamException {
        this.chart = chart;
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
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
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("viewBox", "0 0 " + WIDTH + " " + height);
        xml.writeAttribute("width", Integer.toString(WIDTH));
        xml.writeAttribute("height", Integer.toString(height));
        xml.writeAttribute("role", "img");
        xml.writeAttribute("font-family", "sans-serif");
        xml.writeAttribute("font-size", "13");
        titleElement(chart.title());
        rectangle(0, 0, WIDTH, height, "#ffffff");
        head();
        int top = notes + MARGIN;
        for (Panel panel : chart.panels()) {
            panel(panel, top);
            top += height(panel);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static int height(Panel panel) {
        return PANEL_HEAD + panel.lines().size() * LINE_HEIGHT + PANEL_FOOT;
    }

    private void head() throws XMLStreamException {
        write(MARGIN, HEAD - LINE_HEIGHT + 4, "start", "18", chart.title());
        int y = HEAD + 4;
        for (String note : chart.notes()) {
            write(MARGIN, y, "start", "12", note);
            y += LINE_HEIGHT;
        }
        for (Legend legend : chart.legend()) {
            mark(new Mark(legend.style(), 0, -1, 1), x -> MARGIN + 16 + 14 * x, y - 4);
            write(MARGIN + 44, y, "start", "12", legend.meaning());
            y += LINE_HEIGHT;
        }
    }

    /** Where a value stands on the axis. */
    private interface Scale {
        double of(double value);
    }

    private void panel(Panel panel, int top) throws XMLStreamException {
        double step = step(panel.maximum() - panel.minimum());
        double start = step * Math.floor(panel.minimum() / step - (panel.minimum() < 0 ? 1e-9 : 0));
        double end = step * Math.ceil(panel.maximum() / step + (panel.maximum() > 0 ? 1e-9 : 0));
        double width = end > start ? end - start : 1;
        Scale scale = value -> PLOT_LEFT + PLOT_WIDTH * (value - start) / width;
        int bottom = top + PANEL_HEAD + panel.lines().size() * LINE_HEIGHT;
        write(MARGIN, top + 20, "start", "14", panel.title());
        int ticks = (int) Math.round(width / step);
        for (int i = 0; i <= ticks; i++) {
            double x = scale.of(start + i * step);
            line(x, top + PANEL_HEAD - 4, x, bottom, "#e4e4e4", 1);
            write(x, bottom + 14, "middle", "11", number(start + i * step));
        }
        write(PLOT_LEFT + PLOT_WIDTH + 12.0, bottom + 14, "start", "11", panel.unit());
        int y = top + PANEL_HEAD + LINE_HEIGHT / 2;
        for (Line line : panel.lines()) {
            xml.writeStartElement("g");
            titleElement(line.label() + ": " + line.remark());
            write(PLOT_LEFT - 10.0, y + 4, "end", "12", line.label());
            for (Mark mark : line.marks()) {
                mark(mark, scale, y);
            }
            write(REMARK_LEFT, y + 4, "start", "12", line.remark());
            xml.writeEndElement();
            y += LINE_HEIGHT;
        }
    }

    /** A step of 1, 2 or 5 times a power of ten that gives four to ten ticks. */
    static double step(double maximum) {
        if (!(maximum > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(maximum / 4)));
        double ratio = maximum / 4 / power;
        return power * (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1);
    }

    private static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.6f", value);
        String shown = digits.replaceAll("0+$", "").replaceAll("\\.$", "");
        return shown.equals("-0") ? "0" : shown;
    }

    private void mark(Mark mark, Scale scale, double y) throws XMLStreamException {
        switch (mark.style()) {
            case REFERENCE -> reference(mark, scale, y);
            case FILLED -> dot(mark, scale, y - 3, BLUE, BLUE);
            case OPEN -> dot(mark, scale, y - 3, BLUE, "#ffffff");
            case DIAMOND -> diamond(mark, scale, y + 5);
        }
    }

    private void reference(Mark mark, Scale scale, double y) throws XMLStreamException {
        if (Double.isFinite(mark.low()) && Double.isFinite(mark.high())) {
            double x = scale.of(mark.low());
            rectangle(x, y - 7, Math.max(1, scale.of(mark.high()) - x), 14, GREY);
        }
        if (Double.isFinite(mark.value())) {
            line(scale.of(mark.value()), y - 8, scale.of(mark.value()), y + 8, INK, 2);
        }
    }

    private void dot(Mark mark, Scale scale, double y, String stroke, String fill) throws XMLStreamException {
        interval(mark, scale, y, stroke);
        if (Double.isFinite(mark.value())) {
            xml.writeEmptyElement("circle");
            attribute("cx", scale.of(mark.value()));
            attribute("cy", y);
            attribute("r", 4);
            xml.writeAttribute("fill", fill);
            xml.writeAttribute("stroke", stroke);
            xml.writeAttribute("stroke-width", "1.6");
        }
    }

    private void diamond(Mark mark, Scale scale, double y) throws XMLStreamException {
        interval(mark, scale, y, ORANGE);
        if (Double.isFinite(mark.value())) {
            double x = scale.of(mark.value());
            xml.writeEmptyElement("path");
            xml.writeAttribute("d", String.format(Locale.ROOT, "M%.1f %.1f l4 4 l-4 4 l-4 -4 Z", x, y - 4));
            xml.writeAttribute("fill", ORANGE);
        }
    }

    private void interval(Mark mark, Scale scale, double y, String stroke) throws XMLStreamException {
        if (Double.isFinite(mark.low()) && Double.isFinite(mark.high())) {
            line(scale.of(mark.low()), y, scale.of(mark.high()), y, stroke, 2);
        }
    }

    private void line(double x1, double y1, double x2, double y2, String stroke, double width)
            throws XMLStreamException {
        xml.writeEmptyElement("line");
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        xml.writeAttribute("stroke", stroke);
        attribute("stroke-width", width);
    }

    private void rectangle(double x, double y, double width, double height, String fill) throws XMLStreamException {
        xml.writeEmptyElement("rect");
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        xml.writeAttribute("fill", fill);
    }

    private void write(double x, double y, String anchor, String size, String words) throws XMLStreamException {
        xml.writeStartElement("text");
        attribute("x", x);
        attribute("y", y);
        xml.writeAttribute("text-anchor", anchor);
        xml.writeAttribute("font-size", size);
        xml.writeAttribute("fill", INK);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    private void titleElement(String words) throws XMLStreamException {
        xml.writeStartElement("title");
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    private void attribute(String name, double value) throws XMLStreamException {
        xml.writeAttribute(name, String.format(Locale.ROOT, "%.1f", value));
    }
}
