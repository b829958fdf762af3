package org.allostat.explain;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The few elements of which a page is made; text is escaped by the writer. */
final class HtmlWriter {
    private final XMLStreamWriter xml;

    HtmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    XMLStreamWriter xml() {
        return xml;
    }

    void begin(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    void begin(String name, String cssClass) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute("class", cssClass);
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    void text(String words) throws XMLStreamException {
        xml.writeCharacters(words);
    }

    void element(String name, String words) throws XMLStreamException {
        begin(name);
        text(words);
        end();
    }

    void element(String name, String cssClass, String words) throws XMLStreamException {
        begin(name, cssClass);
        text(words);
        end();
    }

    /** A row of headings. */
    void headings(List<String> names) throws XMLStreamException {
        begin("tr");
        for (String name : names) {
            xml.writeStartElement("th");
            xml.writeAttribute("scope", "col");
            text(name);
            end();
        }
        end();
    }

    /** A row whose first cell is its heading. */
    void row(List<String> cells) throws XMLStreamException {
        begin("tr");
        xml.writeStartElement("th");
        xml.writeAttribute("scope", "row");
        text(cells.get(0));
        end();
        for (String cell : cells.subList(1, cells.size())) {
            element("td", cell);
        }
        end();
    }

    void list(List<String> items) throws XMLStreamException {
        begin("ul");
        for (String item : items) {
            element("li", item);
        }
        end();
    }
}
