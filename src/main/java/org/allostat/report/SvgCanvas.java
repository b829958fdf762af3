package org.allostat.report;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The few shapes that charts are made of, as elements of SVG; lengths in user units. */
public final class SvgCanvas {
    /** Colour of words and axes. */
    public static final String INK = "#222222";

    /** Colour of grid lines. */
    public static final String GRID = "#e4e4e4";

    /** The first of two colours that also the colour-blind tell apart. */
    public static final String BLUE = "#0b5fa5";

    /** The second of them. */
    public static final String ORANGE = "#c25700";

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final XMLStreamWriter xml;

    /** @param xml where elements go */
    public SvgCanvas(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Begins a picture, white and as wide as given, with the title that screen readers say. */
    public void begin(int width, int height, String title) throws XMLStreamException {
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
        xml.writeAttribute("width", Integer.toString(width));
        xml.writeAttribute("height", Integer.toString(height));
        xml.writeAttribute("role", "img");
        xml.writeAttribute("font-family", "sans-serif");
        xml.writeAttribute("font-size", "13");
        title(title);
        rectangle(0, 0, width, height, "#ffffff");
    }

    public void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    /** What the element around it is, for screen readers and as a hint under the pointer. */
    public void title(String words) throws XMLStreamException {
        element("title", words);
    }

    /** What a picture shows, in sentences for screen readers. */
    public void description(String words) throws XMLStreamException {
        element("desc", words);
    }

    private void element(String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    public void line(double x1, double y1, double x2, double y2, String stroke, double width)
            throws XMLStreamException {
        xml.writeEmptyElement("line");
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        xml.writeAttribute("stroke", stroke);
        attribute("stroke-width", width);
    }

    public void rectangle(double x, double y, double width, double height, String fill) throws XMLStreamException {
        xml.writeEmptyElement("rect");
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        xml.writeAttribute("fill", fill);
    }

    /**
     * A line through points.
     *
     * @param data as the attribute {@code d} of a path has it
     * @param dashes lengths of strokes and gaps; empty for none
     */
    public void path(String data, String stroke, double width, String dashes) throws XMLStreamException {
        xml.writeEmptyElement("path");
        xml.writeAttribute("d", data);
        xml.writeAttribute("fill", "none");
        xml.writeAttribute("stroke", stroke);
        xml.writeAttribute("stroke-linejoin", "round");
        attribute("stroke-width", width);
        if (!dashes.isEmpty()) {
            xml.writeAttribute("stroke-dasharray", dashes);
        }
    }

    /** Words; {@code anchor} is start, middle or end. */
    public void write(double x, double y, String anchor, String size, String words) throws XMLStreamException {
        write(x, y, anchor, size, INK, words);
    }

    /** Words in a colour. */
    public void write(double x, double y, String anchor, String size, String fill, String words)
            throws XMLStreamException {
        xml.writeStartElement("text");
        attribute("x", x);
        attribute("y", y);
        xml.writeAttribute("text-anchor", anchor);
        xml.writeAttribute("font-size", size);
        xml.writeAttribute("fill", fill);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    /** A length as an attribute. */
    public void attribute(String name, double value) throws XMLStreamException {
        xml.writeAttribute(name, String.format(Locale.ROOT, "%.1f", value));
    }

    /** A step of 1, 2 or 5 times a power of ten that gives four to ten ticks up to a maximum. */
    public static double step(double maximum) {
        if (!(maximum > 0)) {
            return 1;
        }
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(maximum / 4)));
        double ratio = maximum / 4 / power;
        return power * (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1);
    }

    /** A number on an axis, without zeros that say nothing. */
    public static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.6f", value);
        String shown = digits.replaceAll("0+$", "").replaceAll("\\.$", "");
        return shown.equals("-0") ? "0" : shown;
    }
}
