package org.allostat.explain;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.allostat.explain.LifeChart.Panel;
import org.allostat.kernel.NeuralSystem;
import org.allostat.report.SvgCanvas;
import org.allostat.simulate.DailyTrack;
import org.allostat.simulate.HazardAccount;
import org.allostat.simulate.PatientLife;

/** Both lives as one page that needs nothing else and runs nothing. */
public final class LifePage {
    private static final String POLICY_OF_CONTENT = "default-src 'none'; style-src 'unsafe-inline'";
    private static final String NOTE_ON_EVENTS =
            "Letters over the lines: O overdose, C mental-health crisis, M misuse or illicit use begins, m ends, \u2020 death. Doses hold from the day after a decision on.";
    private static final double SCALE = 10;

    /** Styles of the policy asked about and of the other. */
    private static final List<String> CLASSES = List.of("asked", "against");

    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 16px/1.45 system-ui, sans-serif; color: #222; background: #fff; max-width: 1080px; margin: 0 auto; padding: 16px; }
            h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.4em 0; }
            h2 { font-size: 1.2rem; margin: 1.6em 0 0.4em; }
            h3 { font-size: 1rem; margin: 0.6em 0; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: top; padding: 4px 10px 4px 0; border-bottom: 1px solid #ddd; }
            tbody th, tr th[scope=row] { font-weight: 400; }
            .limits { background: #f4f1e8; border-left: 4px solid #8a6d1a; padding: 8px 16px; }
            .limits ul { margin: 0.3em 0; padding-left: 1.2em; }
            .key { display: flex; flex-wrap: wrap; gap: 4px 28px; margin: 8px 0; }
            .asked { color: #0b5fa5; font-weight: 600; }
            .against { color: #c25700; font-weight: 600; }
            .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); gap: 8px 16px; }
            .pictures svg { width: 100%; height: auto; }
            .lives { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 0 28px; }
            .lives td:first-child { white-space: nowrap; color: #555; }
            .event td { font-weight: 600; }
            .scroll { overflow-x: auto; }
            code { overflow-wrap: anywhere; font-size: 0.9em; }
            footer { margin-top: 2em; font-size: 0.9rem; color: #444; }
            @media print { body { max-width: none; padding: 0; font-size: 10pt; } .pictures, .lives { grid-template-columns: 1fr 1fr; } svg, tr, .limits { break-inside: avoid; } h2, h3 { break-after: avoid; } }
            """;

    private final TwoLives lives;
    private final HtmlWriter html;

    private LifePage(TwoLives lives, HtmlWriter html) {
        this.lives = lives;
        this.html = html;
    }

    /** Writes the page. */
    public static void write(TwoLives lives, Writer out) {
        try {
            new LifePage(lives, new HtmlWriter(XMLOutputFactory.newInstance().createXMLStreamWriter(out))).page();
        } catch (XMLStreamException failure) {
            throw new IllegalStateException("a page that cannot be written", failure);
        }
    }

    private String title() {
        return "One synthetic patient: " + lives.asked().policy().id() + " against "
                + lives.against().policy().id();
    }

    private void page() throws XMLStreamException {
        html.xml().writeDTD("<!DOCTYPE html>");
        html.begin("html");
        html.xml().writeAttribute("lang", "en");
        head();
        html.begin("body");
        html.begin("main");
        html.element("h1", title());
        html.element("p", "Patient " + lives.patient().patientId() + ", " + lives.chosen() + ".");
        html.element("p", Who.of(lives.patient(), lives.source().adults()));
        html.begin("div", "limits");
        html.element("strong", "Before you read on");
        html.list(LimitsOfOneLife.of(lives));
        html.end();
        outcomes();
        pictures();
        hazards();
        timelines();
        html.end();
        source();
        html.end();
        html.end();
        html.xml().writeEndDocument();
        html.xml().flush();
    }

    private void head() throws XMLStreamException {
        html.begin("head");
        meta("charset", "utf-8", "", "");
        meta("http-equiv", "Content-Security-Policy", "content", POLICY_OF_CONTENT);
        meta("name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title());
        html.element("style", STYLE);
        html.end();
    }

    private void meta(String name, String value, String other, String otherValue) throws XMLStreamException {
        html.xml().writeEmptyElement("meta");
        html.xml().writeAttribute(name, value);
        if (!other.isEmpty()) {
            html.xml().writeAttribute(other, otherValue);
        }
    }

    private void outcomes() throws XMLStreamException {
        html.element("h2", "What came of it over " + lives.source().years() + " years");
        html.begin("div", "scroll");
        html.begin("table");
        html.headings(Stream.concat(
                        Stream.of(""),
                        lives.both().stream().map(life -> life.policy().id()))
                .toList());
        for (OutcomeLines line : OutcomeLines.of(lives)) {
            html.row(List.of(line.label(), line.asked(), line.against()));
        }
        html.end();
        html.end();
    }

    private void key() throws XMLStreamException {
        html.begin("div", "key");
        for (int i = 0; i < CLASSES.size(); i++) {
            PatientLife life = lives.both().get(i);
            html.begin("span", CLASSES.get(i));
            swatch(i);
            html.text(" " + life.policy().id() + ": " + life.policy().title());
            html.end();
        }
        html.end();
    }

    private void swatch(int i) throws XMLStreamException {
        html.xml().writeStartElement("svg");
        html.xml().writeAttribute("width", "34");
        html.xml().writeAttribute("height", "10");
        html.xml().writeAttribute("aria-hidden", "true");
        new SvgCanvas(html.xml()).path("M0 6L34 6", LifeChart.COLOURS.get(i), 2.4, LifeChart.DASHES.get(i));
        html.end();
    }

    private void pictures() throws XMLStreamException {
        html.element("h2", "Day by day");
        key();
        html.begin("div", "pictures");
        for (Panel panel : panels()) {
            LifeChart.draw(lives, panel, html.xml());
        }
        html.end();
        html.element("p", NOTE_ON_EVENTS);
        html.element(
                "p",
                "The seven opponents share one scale, and so do the two loads. An opponent is what a system of the brain sets against the"
                        + " drug; a load is what is left of it for months and years.");
    }

    private List<Panel> panels() {
        List<Panel> panels = new ArrayList<>(List.of(
                new Panel("Prescribed dose, MME/d", "mme_per_day", 0, top(List.of("mme_per_day")), true),
                new Panel(
                        "Buprenorphine, mg/d",
                        "buprenorphine_mg_per_day",
                        0,
                        top(List.of("buprenorphine_mg_per_day")),
                        false),
                new Panel("Pain, NRS 0-10", "pain", 0, SCALE, false),
                new Panel("Hyperkatifeia, 0-10", "hyperkatifeia", 0, SCALE, false),
                new Panel("Withdrawal, COWS", "cows", 0, top(List.of("cows")), false),
                new Panel("Craving, 0-10", "craving", 0, SCALE, false)));
        panels.removeIf(panel -> panel.column().startsWith("buprenorphine") && !anybodyTakesBuprenorphine());
        addTogether(
                panels,
                "Load of the ",
                List.of("load_reward", "load_stress"),
                List.of("reward systems", "stress systems"));
        addTogether(
                panels,
                "Opponent: ",
                Stream.of(NeuralSystem.values()).map(DailyTrack::opponent).toList(),
                List.of(
                        "dopamine",
                        "opioid peptides",
                        "dynorphin",
                        "CRF",
                        "norepinephrine",
                        "hypocretin",
                        "neuroimmune"));
        return panels;
    }

    private boolean anybodyTakesBuprenorphine() {
        return LifeChart.range(lives, List.of("buprenorphine_mg_per_day"))[1] > 0;
    }

    private void addTogether(List<Panel> panels, String what, List<String> columns, List<String> names) {
        for (int i = 0; i < columns.size(); i++) {
            panels.add(new Panel(what + names.get(i), columns.get(i), 0, top(columns), false));
        }
    }

    /** Top of an axis that holds all of some columns. */
    private double top(List<String> columns) {
        double largest = LifeChart.range(lives, columns)[1];
        double step = SvgCanvas.step(largest);
        return largest > 0 ? step * Math.ceil(largest / step) : 1;
    }

    private void hazards() throws XMLStreamException {
        html.element("h2", "Why events happened, or did not");
        html.element(
                "p",
                "Luck gives a person, before anything happens and for every policy alike, a budget of hazard for each kind of event. The event"
                        + " comes on the day on which the hazards of all days add up to more than that.");
        html.begin("div", "scroll");
        html.begin("table");
        html.headings(Stream.concat(
                        Stream.of("Event"),
                        lives.both().stream().map(life -> life.policy().id()))
                .toList());
        for (int i = 0; i < lives.asked().hazards().size(); i++) {
            HazardAccount account = lives.asked().hazards().get(i);
            html.row(List.of(
                    HazardWords.name(account.type()),
                    HazardWords.why(account),
                    HazardWords.why(lives.against().hazards().get(i))));
        }
        html.end();
        html.end();
    }

    private void timelines() throws XMLStreamException {
        html.element("h2", "What was decided, and what happened");
        html.begin("div", "lives");
        for (int i = 0; i < CLASSES.size(); i++) {
            PatientLife life = lives.both().get(i);
            html.begin("section");
            html.element("h3", CLASSES.get(i), life.policy().id());
            html.begin("table");
            for (Timeline.Line line : Timeline.of(life)) {
                html.begin("tr", line.isEvent() ? "event" : "decision");
                html.element("td", line.days());
                html.element("td", line.words());
                html.end();
            }
            html.end();
            html.end();
        }
        html.end();
    }

    private void source() throws XMLStreamException {
        TwoLives.Source source = lives.source();
        html.begin("footer");
        html.element(
                "p",
                "Replayed from the seed " + source.seed() + " with the program's own kernel and prescriber. All "
                        + ReplayCheck.columns()
                        + " columns that run " + source.runId()
                        + (source.title().isEmpty() ? "" : " (" + source.title() + ")")
                        + " stored of this person under each policy are equal to the last digit. The run was written by Allostat "
                        + source.codeVersion() + ".");
        html.begin("p");
        html.text("Made by ");
        html.element("code", source.command());
        html.end();
        html.end();
    }
}
