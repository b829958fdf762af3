package org.allostat.jobs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.allostat.explain.LimitsOfOneLife;
import org.allostat.explain.OutcomeLines;
import org.allostat.explain.ReplayCheck;
import org.allostat.explain.Timeline;
import org.allostat.explain.TwoLives;
import org.allostat.explain.Who;
import org.allostat.simulate.PatientLife;
import org.allostat.sql.QueryResult;
import org.allostat.sql.ResultFormat;
import org.jspecify.annotations.Nullable;

/** An explained patient on the terminal: who, what came of it, the first turns of both lives, and where the rest is. */
final class ExplainSummary {
    private static final int MOST_LINES = 8;
    private static final int MOST_LIMITS = 3;

    private final TwoLives lives;

    ExplainSummary(TwoLives lives) {
        this.lives = lives;
    }

    void print(PrintWriter out, List<Path> files) {
        out.println("Patient " + lives.patient().patientId() + ", " + lives.chosen());
        out.println(Who.of(lives.patient(), lives.source().adults()));
        out.println("Replayed; equal to the last digit to all " + ReplayCheck.columns()
                + " columns that the run stored of this person under each policy.");
        out.println();
        List<List<@Nullable Object>> rows = OutcomeLines.of(lives).stream()
                .map(line -> Arrays.<@Nullable Object>asList(line.label(), line.asked(), line.against()))
                .toList();
        ResultFormat.TABLE.print(
                QueryResult.of(
                        List.of(
                                "outcome",
                                lives.asked().policy().id(),
                                lives.against().policy().id()),
                        rows),
                out);
        lives.both().forEach(life -> turns(life, out));
        out.println();
        LimitsOfOneLife.of(lives).stream().limit(MOST_LIMITS).forEach(limit -> out.println("note: " + limit));
        out.println();
        files.forEach(out::println);
    }

    private static void turns(PatientLife life, PrintWriter out) {
        List<Timeline.Line> lines = Timeline.of(life);
        out.println();
        out.println(life.policy().id());
        lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + line.days() + ": " + line.words()));
        if (lines.size() > MOST_LINES) {
            out.println("  and " + (lines.size() - MOST_LINES) + " more turns on the page");
        }
    }
}
