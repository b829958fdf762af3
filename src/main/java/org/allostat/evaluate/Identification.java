package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sign of a difference survives all that the data leave open: the rule of decision 11.
 *
 * <p>A difference has a clear sign where its 95% Monte Carlo interval excludes 0. Over draw 0, all other draws and all pivots,
 * it is identified if it has the same clear sign in each; turned if two of them have opposite clear signs; and unclear
 * otherwise, where Monte Carlo error alone leaves the sign open in at least one. What turns a difference is, of those whose
 * clear sign is not that of the difference in draw 0, the pivot or draw in which it is largest in size.
 */
public final class Identification {
    /**
     * One difference under one set of parameters.
     *
     * @param name of the draw or pivot
     * @param difference of two policies
     * @param low lower end of its interval; null where there is none
     * @param high upper end of its interval; null where there is none
     */
    public record Case(
            String name,
            double difference,
            @Nullable Double low,
            @Nullable Double high) {
        /** 1, -1, or 0 where there is no clear sign. */
        int sign() {
            if (low == null || high == null) {
                return 0;
            }
            return low > 0 ? 1 : high < 0 ? -1 : 0;
        }
    }

    /** What can come out. */
    public enum Verdict {
        IDENTIFIED("identified"),
        TURNED("turned"),
        UNCLEAR("unclear"),
        NOT_EXAMINED("not examined");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** Value of the column {@code identification}. */
        public String label() {
            return label;
        }
    }

    private final List<Case> cases;
    private final boolean complete;

    /**
     * @param cases draw 0 first
     * @param asked number of draws and pivots that there are; where the difference is undefined in one, its sign is unclear
     */
    public Identification(List<Case> cases, int asked) {
        this.cases = List.copyOf(cases);
        complete = cases.size() == asked;
    }

    /** What came out. */
    public Verdict verdict() {
        if (cases.size() == 1 && complete) {
            return Verdict.NOT_EXAMINED;
        }
        Set<Integer> signs = new HashSet<>();
        cases.forEach(each -> signs.add(each.sign()));
        if (signs.contains(1) && signs.contains(-1)) {
            return Verdict.TURNED;
        }
        return complete && signs.size() == 1 && !signs.contains(0) ? Verdict.IDENTIFIED : Verdict.UNCLEAR;
    }

    /** Name of what turns the difference; empty if nothing does. */
    public Optional<String> turnedBy() {
        if (verdict() != Verdict.TURNED) {
            return Optional.empty();
        }
        double before = Math.signum(cases.get(0).difference());
        return cases.stream()
                .skip(1)
                .filter(each -> each.sign() != 0 && each.sign() != before)
                .max(Comparator.comparingDouble(each -> Math.abs(each.difference())))
                .map(Case::name);
    }

    /** Draws and pivots of each contrast, gathered under what is contrasted. */
    static final class Gathered {
        private final Map<Key, List<Case>> cases = new HashMap<>();
        /** Cases that are not listed, for one that is stands for them. */
        private final Map<Key, Integer> unlisted = new HashMap<>();
        /** Place of each draw and pivot, draw 0 first. */
        private final Map<String, Integer> places = new HashMap<>();

        /** Announces a draw or pivot, after those before it in the study's order. */
        void ask(String name) {
            places.put(name, places.size());
        }

        /** A contrast in a draw or under a pivot that was asked, in any order. */
        void add(Key contrast, Case found) {
            if (!places.containsKey(found.name())) {
                throw new IllegalArgumentException("no draw or pivot of the study: " + found.name());
            }
            cases.computeIfAbsent(contrast, unused -> new ArrayList<>()).add(found);
        }

        /** One draw's contrasts. */
        void add(String name, List<PolicyContrast> contrasts) {
            ask(name);
            for (PolicyContrast each : contrasts) {
                Double difference = each.difference();
                if (difference != null) {
                    add(Key.of(each), new Case(name, difference, each.ciLow(), each.ciHigh()));
                }
            }
        }

        /**
         * All draws but draw 0, of which the furthest in each direction and one without a clear sign stand for the others.
         *
         * @param draws how many there are, each announced
         */
        void add(Key contrast, SummarizeDraws.Summary draws) {
            int listed = 0;
            SummarizeDraws.Extreme above = draws.mostAbove();
            if (above != null) {
                add(contrast, new Case(name(above.draw()), above.value(), above.value(), above.value()));
                listed++;
            }
            SummarizeDraws.Extreme below = draws.mostBelow();
            if (below != null) {
                add(contrast, new Case(name(below.draw()), below.value(), below.value(), below.value()));
                listed++;
            }
            if (draws.unclear() > 0) {
                add(contrast, new Case(name(1), 0, null, null));
                listed++;
            }
            unlisted.put(contrast, draws.draws() - listed);
        }

        /** What a draw is called. */
        static String name(int draw) {
            return "draw " + draw;
        }

        /** The contrast with what was found about it. */
        PolicyContrast judged(PolicyContrast contrast) {
            List<Case> found = cases.get(Key.of(contrast));
            if (found == null) {
                return contrast;
            }
            found.sort(Comparator.comparing(each -> places.get(each.name())));
            Identification identification =
                    new Identification(found, places.size() - unlisted.getOrDefault(Key.of(contrast), 0));
            return contrast.judged(
                    identification.verdict(), identification.turnedBy().orElse(null));
        }
    }

    /** What is contrasted with the comparator. */
    record Key(String policy, String stratumVariable, String stratum, String measure) {
        static Key of(PolicyContrast contrast) {
            return new Key(contrast.policy(), contrast.stratumVariable(), contrast.stratum(), contrast.measure());
        }
    }
}
