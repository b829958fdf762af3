package org.allostat.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.policy.Decision;
import org.allostat.simulate.LifeEvent;
import org.allostat.simulate.PatientLife;
import org.allostat.simulate.PatientLife.Decided;

/** What was decided and what happened in one life, in words, a line for each day on which something changed; what did not change anything is counted. */
public final class Timeline {
    private final List<Line> lines = new ArrayList<>();
    private final List<Decided> quiet = new ArrayList<>();

    private Timeline() {}

    /**
     * A line.
     *
     * @param fromDay first day, days lived since policy start
     * @param toDay last day
     * @param words what was
     * @param isEvent whether it happened to the patient, rather than being decided
     */
    public record Line(int fromDay, int toDay, String words, boolean isEvent) {
        /** {@code day 84}, {@code days 84 to 112}. */
        public String days() {
            return fromDay == toDay ? "day " + fromDay : "days " + fromDay + " to " + toDay;
        }
    }

    /** The lines of a life, in order. */
    public static List<Line> of(PatientLife life) {
        Timeline timeline = new Timeline();
        List<LifeEvent> events = new ArrayList<>(life.events());
        events.sort(Comparator.comparingInt(LifeEvent::day));
        int next = 0;
        for (Decided each : life.decisions()) {
            while (next < events.size() && events.get(next).day() <= each.day()) {
                timeline.add(events.get(next++));
            }
            timeline.add(each);
        }
        events.subList(next, events.size()).forEach(timeline::add);
        timeline.endQuiet();
        return timeline.lines;
    }

    private void add(LifeEvent event) {
        endQuiet();
        lines.add(new Line(event.day(), event.day(), event.words(), true));
    }

    private void add(Decided decided) {
        if (isQuiet(decided.decision())) {
            quiet.add(decided);
            return;
        }
        quiet.removeIf(each -> each.day() == decided.day() && each.decision() instanceof Decision.Reviewed);
        endQuiet();
        lines.add(new Line(decided.day(), decided.day(), told(decided.decision()), false));
    }

    private static String told(Decision decision) {
        double chance = decision.chance();
        String of = decision instanceof Decision.Offered ? "chance of a yes " : "chance ";
        return decision.words() + (chance > 0 && chance < 1 ? " (" + of + Digits.percent(chance) + ")" : "");
    }

    /** Whether it leaves things as they were, or is one of many steps. */
    private static boolean isQuiet(Decision decision) {
        return decision instanceof Decision.Reviewed
                || decision instanceof Decision.NotEligible
                || decision instanceof Decision.DoseHeld
                || decision instanceof Decision.OfferNotMade
                || decision instanceof Decision.TaperStep
                || decision instanceof Decision.TaperPaused
                || (decision instanceof Decision.Offered offered && offered.luck() >= offered.chance());
    }

    private void endQuiet() {
        if (quiet.isEmpty()) {
            return;
        }
        Map<String, List<Decision>> kinds = new LinkedHashMap<>();
        for (Decided each : quiet) {
            kinds.computeIfAbsent(kind(each.decision()), unused -> new ArrayList<>())
                    .add(each.decision());
        }
        List<String> words = new ArrayList<>();
        kinds.forEach((kind, decisions) -> words.add(summary(kind, decisions)));
        lines.add(new Line(quiet.get(0).day(), quiet.get(quiet.size() - 1).day(), String.join("; ", words), false));
        quiet.clear();
    }

    private static String kind(Decision decision) {
        if (decision instanceof Decision.OfferNotMade || decision instanceof Decision.Offered) {
            return decision.words();
        }
        if (decision instanceof Decision.DoseHeld) {
            return "pain above what is tolerated, dose held";
        }
        if (decision instanceof Decision.TaperPaused) {
            return "taper paused";
        }
        return decision instanceof Decision.NotEligible ? "not among those whom the policy reviews" : decision.kind();
    }

    private static String summary(String kind, List<Decision> decisions) {
        Decision first = decisions.get(0);
        int count = decisions.size();
        if (first instanceof Decision.Reviewed) {
            return count == 1 ? "review" : count + " reviews";
        }
        if (count == 1) {
            return told(first);
        }
        if (first instanceof Decision.TaperStep from && decisions.get(count - 1) instanceof Decision.TaperStep to) {
            return new Decision.TaperStep(from.fromMmePerDay(), to.toMmePerDay())
                    .words()
                    .replace("taper step", count + " taper steps");
        }
        return kind + " " + Digits.times(count);
    }
}
