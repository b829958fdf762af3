package org.allostat.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.allostat.report.SvgCanvas;
import org.allostat.simulate.LifeEvent;
import org.allostat.simulate.PatientLife;
import org.allostat.unit.Calendar;

/** One quantity over both lives as a picture of lines: the policy asked about in whole blue lines, the other in broken orange ones. */
final class LifeChart {
    static final List<String> COLOURS = List.of(SvgCanvas.BLUE, SvgCanvas.ORANGE);
    static final List<String> DASHES = List.of("", "6 3");

    private static final int WIDTH = 520;
    private static final int LEFT = 46;
    private static final int RIGHT = 12;
    private static final int TOP = 30;
    private static final int PLOT_HEIGHT = 116;
    private static final int EVENT_ROW = 17;
    private static final int FOOT = 34;
    private static final double LEAST_CHANGE = 0.05;

    private final TwoLives lives;
    private final Panel panel;
    private final XMLStreamWriter xml;
    private final SvgCanvas canvas;
    private final double plotTop;

    /**
     * What a picture shows.
     *
     * @param title the quantity, with its unit
     * @param column of the daily track
     * @param minimum of the axis
     * @param maximum of the axis
     * @param withEvents whether events stand above the lines
     */
    record Panel(String title, String column, double minimum, double maximum, boolean withEvents) {}

    private LifeChart(TwoLives lives, Panel panel, XMLStreamWriter xml) {
        this.lives = lives;
        this.panel = panel;
        this.xml = xml;
        canvas = new SvgCanvas(xml);
        plotTop = TOP + (panel.withEvents() ? 2 * EVENT_ROW : 0);
    }

    /** Largest and smallest value of columns in both lives. */
    static double[] range(TwoLives lives, List<String> columns) {
        double[] all = columns.stream()
                .flatMapToDouble(column -> lives.both().stream()
                        .flatMapToDouble(life -> DoubleStream.of(life.track().values(column))))
                .toArray();
        return new double[] {
            DoubleStream.of(all).min().orElse(0), DoubleStream.of(all).max().orElse(1)
        };
    }

    static void draw(TwoLives lives, Panel panel, XMLStreamWriter xml) throws XMLStreamException {
        new LifeChart(lives, panel, xml).draw();
    }

    private void draw() throws XMLStreamException {
        int height = (int) plotTop + PLOT_HEIGHT + FOOT;
        canvas.begin(WIDTH, height, panel.title());
        canvas.description(description());
        canvas.write(4, 18, "start", "14", panel.title());
        verticalAxis();
        horizontalAxis();
        for (int i = 0; i < lives.both().size(); i++) {
            PatientLife life = lives.both().get(i);
            canvas.path(path(life.track().values(panel.column())), COLOURS.get(i), 1.8, DASHES.get(i));
            if (panel.withEvents()) {
                events(life, i);
            }
            end(life, i);
        }
        canvas.end();
    }

    private String description() {
        StringBuilder words = new StringBuilder();
        for (PatientLife life : lives.both()) {
            double[] values = life.track().values(panel.column());
            words.append(life.policy().id())
                    .append(": ")
                    .append(Digits.three(values[0]))
                    .append(" on the first day, ")
                    .append(Digits.three(values[values.length - 1]))
                    .append(" on day ")
                    .append(values.length)
                    .append(", at most ")
                    .append(Digits.three(DoubleStream.of(values).max().orElse(0)))
                    .append(". ");
        }
        return words.toString().strip();
    }

    private double x(double day) {
        return LEFT + (WIDTH - LEFT - RIGHT) * day / lives.source().days();
    }

    private double y(double value) {
        double span = panel.maximum() > panel.minimum() ? panel.maximum() - panel.minimum() : 1;
        return plotTop + PLOT_HEIGHT * (1 - (value - panel.minimum()) / span);
    }

    private void verticalAxis() throws XMLStreamException {
        double step = SvgCanvas.step(panel.maximum() - panel.minimum());
        double first = step * Math.ceil(panel.minimum() / step - LEAST_CHANGE);
        for (int i = 0; first + i * step <= panel.maximum() + LEAST_CHANGE * step; i++) {
            double value = first + i * step;
            canvas.line(LEFT, y(value), WIDTH - RIGHT, y(value), SvgCanvas.GRID, 1);
            canvas.write(LEFT - 6.0, y(value) + 4, "end", "12", SvgCanvas.number(value));
        }
    }

    private void horizontalAxis() throws XMLStreamException {
        boolean inMonths = lives.source().years() <= 2;
        double stepDays = inMonths ? 3 * Calendar.DAYS_PER_MONTH : Calendar.DAYS_PER_YEAR;
        int every = Math.max(1, lives.source().years() / 10);
        double bottom = plotTop + PLOT_HEIGHT;
        for (int i = 0; i * stepDays <= lives.source().days() + 1; i += every) {
            canvas.line(x(i * stepDays), plotTop, x(i * stepDays), bottom + 4, SvgCanvas.GRID, 1);
            canvas.write(x(i * stepDays), bottom + 18, "middle", "12", Integer.toString(inMonths ? 3 * i : i));
        }
        canvas.write(WIDTH - RIGHT, bottom + 31, "end", "11", inMonths ? "months" : "years");
    }

    /** Points at which the line would be off by less than nobody sees are left out. */
    private String path(double[] values) {
        StringBuilder data = new StringBuilder();
        double before = Double.NaN;
        boolean left = false;
        for (int day = 1; day <= values.length; day++) {
            double y = y(values[day - 1]);
            boolean shows = !(Math.abs(y - before) < LEAST_CHANGE);
            if (shows || day == values.length) {
                if (left) {
                    point(data, 'L', day - 1, before);
                }
                point(data, data.isEmpty() ? 'M' : 'L', day, y);
                before = y;
            }
            left = !shows;
        }
        return data.toString();
    }

    private void point(StringBuilder data, char how, int day, double y) {
        data.append(how).append(String.format(Locale.ROOT, "%.1f %.1f", x(day), y));
    }

    /** Letters over the days of events, a row for each policy. */
    private void events(PatientLife life, int row) throws XMLStreamException {
        double y = TOP + EVENT_ROW * (row + 1) - 4.0;
        for (LifeEvent event : life.events()) {
            xml.writeStartElement("g");
            canvas.title("day " + event.day() + ": " + event.words());
            canvas.line(x(event.day()), y + 3, x(event.day()), plotTop + PLOT_HEIGHT, COLOURS.get(row), 0.6);
            canvas.write(x(event.day()), y, "middle", "12", COLOURS.get(row), letter(event));
            xml.writeEndElement();
        }
    }

    /** The letter of an event; what letters mean stands below the picture. */
    private static String letter(LifeEvent event) {
        String letter = switch (event.kind()) {
            case "overdose" -> "O";
            case "crisis" -> "C";
            case "misuse_began" -> "M";
            case "misuse_ended" -> "m";
            default -> "";
        };
        return event.fatal() ? letter + "\u2020" : letter;
    }

    /** A dot where a life ends before the study does. */
    private void end(PatientLife life, int row) throws XMLStreamException {
        if (life.outcome().died()) {
            double[] values = life.track().values(panel.column());
            xml.writeEmptyElement("circle");
            canvas.attribute("cx", x(values.length));
            canvas.attribute("cy", y(values[values.length - 1]));
            canvas.attribute("r", 4);
            xml.writeAttribute("fill", COLOURS.get(row));
        }
    }
}
