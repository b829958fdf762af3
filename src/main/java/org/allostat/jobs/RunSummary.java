package org.allostat.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.policy.Standing;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.SqlSession;
import org.allostat.terminal.Pasted;

/** What a run found, for the terminal: the same queries that anyone can ask of its tables. */
final class RunSummary {
    private static final String RESOURCES = "/allostat/sql/";
    /** What a query says of the policies it lists, until a block is asked for. */
    private static final String ANY_POLICY = "/*block*/ true";

    private static final List<String> LIMITS = List.of(
            "Effects of education on acceptance and completion are scenarios: no trial measured them.",
            "Observational cohorts find more harm one to two years after tapers than this model does, and it may rate fast"
                    + " stops too kindly after the first year (src/docs/model.md, limits).",
            "Buprenorphine's gain in pain and hyperkatifeia is larger here than trials support.",
            "Patients who are not on long-term therapy take courses as before the interview; none of them comes to long-term therapy, so"
                    + " a limit of acute courses prevents none here.",
            "Opioid-induced hyperalgesia is contested: compare with --set parameters.traits.neuroimmune_pain_weight=0.");

    private final CompleteRun run;

    RunSummary(CompleteRun run) {
        this.run = run;
    }

    void print(PrintWriter out) {
        try (SqlSession session =
                new SqlSession(List.of(run), DuckDbTables.SmallCells.BLANK, ResultFormat.TABLE, out, out)) {
            section(session, out, "Cohort: adults without misuse who meet two or more criteria", "cohort_summary");
            section(
                    session,
                    out,
                    "Published against simulated, everybody asked (NO = they differ by more than both errors)",
                    "estimates_published");
            section(session, out, "Agreement, by what it proves", "estimates_agreement");
            ranked(
                    session,
                    out,
                    "Patients on long-term therapy: state at the end, events per 100 person-years, discounted QALYs and cost each",
                    "policy_comparison");
            ranked(
                    session,
                    out,
                    "Patients on long-term therapy: difference from the comparator in the same people (95% Monte Carlo interval)",
                    "key_contrasts");
            if (draws() > 0) {
                ranked(
                        session,
                        out,
                        "The same over " + draws() + " " + kindOfDraws()
                                + ": mean (95% uncertainty interval) share of draws in which it is better",
                        "key_contrasts_of_draws");
            }
            pivots(session, out);
            ranked(
                    session,
                    out,
                    "Whole cohort: cost-effectiveness per person" + valuation()
                            + (draws() > 1 ? ", of the means over " + draws() + " draws" : ""),
                    "cost_effectiveness_summary");
            decision(session, out);
            structures(session, out);
            section(session, out, "What the parameters rest on", "basis_of_parameters");
        } catch (SQLException failure) {
            throw new IllegalStateException("the tables of " + run.folder() + " cannot be read", failure);
        }
        printAssumptions(out);
        out.println();
        out.println("* " + errors());
        LIMITS.forEach(limit -> out.println("* " + limit));
        out.println();
        out.println("results    " + run.folder());
        out.println(
                "ask        " + Pasted.command("sql", run.folder()) + " -e \"SELECT * FROM policy_contrasts LIMIT 5\"");
        out.println("verify     " + Pasted.command("verify", run.folder()));
    }

    private int draws() {
        return run.manifest().config().path("draws").asInt();
    }

    private String kindOfDraws() {
        return run.manifest().config().path("uncertainty").asText().equals("posterior")
                ? "draws of the posterior, each a country of its own"
                : "draws independent by parameter, each a country of its own";
    }

    /** What the intervals mean, which depends on whether there are draws. */
    private String errors() {
        return draws() == 0
                ? "Intervals are Monte Carlo error alone (finite patients); parameter uncertainty needs draws in the study."
                : "Two errors, never blended: Monte Carlo intervals are of draw 0 and its finite patients; uncertainty intervals are over "
                        + draws() + " " + kindOfDraws() + ".";
    }

    /** Whose costs count, and what of the time after the horizon. */
    private String valuation() {
        JsonNode config = run.manifest().config();
        boolean ends = config.path("beyond_horizon").asText().equals(BeyondHorizon.NONE.label());
        return " (costs: " + config.path("perspective").asText().replace('_', ' ') + "; after "
                + config.path("years").asInt() + " years: " + (ends ? "nothing counted" : "life expectancy") + ")";
    }

    private void printAssumptions(PrintWriter out) {
        out.println();
        out.println("What no trial supports in these policies");
        for (JsonNode policy : run.manifest().config().path("policies")) {
            for (JsonNode assumption : policy.path("scenario_assumptions")) {
                out.println("* " + policy.path("id").asText() + ": " + assumption.asText());
            }
        }
    }

    /** Options in one block, references in another, unless the study ranks them together. */
    private void ranked(SqlSession session, PrintWriter out, String title, String query) {
        JsonNode config = run.manifest().config();
        Set<String> standings = new HashSet<>();
        config.path("policies")
                .forEach(policy -> standings.add(policy.path("standing").asText()));
        boolean together = config.path("rank_references").asBoolean();
        boolean anyReference = standings.remove(Standing.REFERENCE.label());
        if (together || !anyReference) {
            section(session, out, title, query);
            return;
        }
        if (!standings.isEmpty()) {
            block(session, out, title, query, "standing <> 'reference'");
        }
        block(session, out, title + "; references: nobody advises these", query, "standing = 'reference'");
    }

    private static void block(SqlSession session, PrintWriter out, String title, String query, String condition) {
        out.println();
        out.println(title);
        session.execute(resource(query + ".sql").replace(ANY_POLICY, condition));
    }

    private void pivots(SqlSession session, PrintWriter out) {
        JsonNode config = run.manifest().config();
        int pivots = config.path("pivots").path("parameters").size();
        int draws = draws();
        if (pivots == 0) {
            out.println();
            out.println(
                    draws == 0
                            ? "No pivots were asked: whether the sign of a difference is identified was not examined"
                            : "No pivots were asked: a sign is examined over the draws alone");
        }
        if (pivots > 0 || draws > 0) {
            section(
                    session,
                    out,
                    "Not identified: the sign of the difference turns over what no data exclude (" + pivots
                            + " pivots, " + draws + " draws)",
                    "not_identified");
        }
    }

    /** Other structures of the model beside it; nothing where the study names none. */
    private void structures(SqlSession session, PrintWriter out) {
        if (!run.manifest().config().path("structures").isEmpty()) {
            section(
                    session,
                    out,
                    "Other structures of the model, side by side: does the leading guideline policy change? (a lead"
                            + " within Monte Carlo error is none)",
                    "structures");
        }
    }

    /** What the draws say of the decision; nothing where there are none. */
    private void decision(SqlSession session, PrintWriter out) {
        if (draws() > 1) {
            section(
                    session,
                    out,
                    "Whole cohort, over " + draws() + " " + kindOfDraws()
                            + ": QALYs less the comparator's, and which option is best",
                    "decision_policies");
            JsonNode asked = run.manifest().config().path("value_of_information");
            section(
                    session,
                    out,
                    "What knowing more would be worth, the highest first (of parts only from 30 draws on); everybody of the cohort decides once"
                            + ", and " + asked.path("entrants_per_year").asLong() + " entrants in each later year of "
                            + asked.path("horizon_years").asInt(),
                    "decision_information");
            section(
                    session,
                    out,
                    "On what the gain of the best option over the comparator hangs, net benefit per person (from 30 draws on; the others averaged)",
                    "decision_sensitivity");
        }
    }

    static void section(SqlSession session, PrintWriter out, String title, String query) {
        out.println();
        out.println(title);
        session.execute(resource(query + ".sql"));
    }

    private static String resource(String name) {
        try (InputStream stream = RunSummary.class.getResourceAsStream(RESOURCES + name)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the program: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
