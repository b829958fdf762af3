package org.allostat.population;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.allostat.evidence.Registry;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.KernelParameters;
import org.allostat.kernel.Severity;
import org.allostat.population.history.ExposureHistory;

/**
 * Fits the severities of the DSM-5 items so that each criterion has its published prevalence among past-year users without
 * misuse. Not a test: run by hand when the population or the kernel changes, and carry the severities it prints into
 * {@code kernel.csv}. The weight of misuse is set to the published prevalence among people who misuse. Severity and the
 * number of people without misuse who have the disorder are not fitted; they are printed.
 *
 * <p>The prevalence of item j is the mean of its logistic curve over people, so no noise of endorsement enters:
 * {@code mean(1 / (1 + exp(-a_j (theta - beta_j))))}, solved for beta_j by bisection.
 *
 * <p>{@code mvn -q test-compile} and then run this class with the test class path; arguments: people per exposure type, seed,
 * and any number of {@code parameter_id=value}.
 */
public final class FitCriteria {
    private static final int STEPS = 60;
    private static final double WIDEST = 12;
    private static final double POUD_WITH_MISUSE = 0.22;

    private FitCriteria() {}

    private record Respondent(double weight, Interview interview) {}

    public static void main(String[] arguments) {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Map<String, Double> replaced = new TreeMap<>();
        for (int i = 2; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            replaced.put(parts[0], Double.valueOf(parts[1]));
        }
        Model model = new Model(Registry.standard().with(replaced), seed);
        List<Respondent> respondents = interview(model, people);
        Map<Criterion, Double> targets = targets();
        KernelParameters.Criteria criteria = model.constants().parameters().criteria();
        Map<Criterion, KernelParameters.Item> fitted = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            double target = targets.getOrDefault(criterion, Double.NaN);
            double discrimination = criteria.of(criterion).discrimination();
            double severity = solve(respondents, discrimination, target);
            fitted.put(criterion, new KernelParameters.Item(discrimination, severity));
            System.out.printf(
                    Locale.ROOT,
                    "criteria.%s.severity %.3f (now %.3f, prevalence %.4f, target %.4f)%n",
                    criterion.label(),
                    severity,
                    criteria.of(criterion).severity(),
                    prevalence(
                            respondents, discrimination, criteria.of(criterion).severity()),
                    target);
        }
        double weight = solveMisuse(respondents, fitted, criteria.misuseWeight());
        System.out.printf(Locale.ROOT, "criteria.misuse_weight %.3f (now %.3f)%n", weight, criteria.misuseWeight());
        double[] without = severities(respondents, fitted, false, 0);
        double[] with = severities(respondents, fitted, true, weight - criteria.misuseWeight());
        System.out.printf(
                Locale.ROOT,
                "fitted: POUD without misuse %.4f (mild %.3f moderate %.3f severe %.3f), with misuse %.4f%n",
                without[1] + without[2] + without[3],
                without[1] / (1 - without[0]),
                without[2] / (1 - without[0]),
                without[3] / (1 - without[0]),
                1 - with[0]);
        for (ExposureType type : ExposureType.values()) {
            List<Respondent> some = respondents.stream()
                    .filter(respondent -> respondent.interview().person().exposure() == type)
                    .toList();
            System.out.printf(
                    Locale.ROOT, "fitted: %s without misuse %.4f%n", type, 1 - severities(some, fitted, false, 0)[0]);
        }
        print(respondents);
    }

    /** The weight of misuse in theta at which people who misuse have the published prevalence (T1-005). */
    private static double solveMisuse(
            List<Respondent> respondents, Map<Criterion, KernelParameters.Item> items, double now) {
        double low = -WIDEST;
        double high = WIDEST;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (1 - severities(respondents, items, true, middle - now)[0] > POUD_WITH_MISUSE) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Shares with no, mild, moderate and severe disorder: independent items given theta, no noise of endorsement. */
    private static double[] severities(
            List<Respondent> respondents, Map<Criterion, KernelParameters.Item> items, boolean misuse, double shift) {
        double[] shares = new double[Severity.values().length];
        double total = 0;
        for (Respondent respondent : respondents) {
            if (respondent.interview().person().misuse() == misuse) {
                double[] counts = new double[Criterion.COUNT + 1];
                counts[0] = 1;
                for (Criterion criterion : Criterion.values()) {
                    if (misuse || !criterion.countsOnlyWithMisuse()) {
                        KernelParameters.Item item = Objects.requireNonNull(items.get(criterion));
                        double theta = respondent.interview().severity() + shift;
                        double p = 1 / (1 + Math.exp(-item.discrimination() * (theta - item.severity())));
                        for (int n = Criterion.COUNT; n > 0; n--) {
                            counts[n] = counts[n] * (1 - p) + counts[n - 1] * p;
                        }
                        counts[0] *= 1 - p;
                    }
                }
                for (int n = 0; n < counts.length; n++) {
                    shares[Severity.ofCriteria(n).ordinal()] += respondent.weight() * counts[n];
                }
                total += respondent.weight();
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    private static List<Respondent> interview(Model model, int people) {
        ExposureHistory history = new ExposureHistory(model);
        PopulationParameters.Exposure exposure = model.population().exposure();
        List<Respondent> respondents = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            double share = switch (type) {
                case SHORT_COURSE -> exposure.shortCourseShare();
                case INTERMITTENT -> exposure.intermittentShare();
                case LONG_TERM -> exposure.longTermShare();
            };
            long start = System.nanoTime();
            for (Interview interview : history.interviews(type.personId(0), type.personId(people))) {
                respondents.add(new Respondent(share / people, interview));
            }
            System.out.printf("%s: %.1f us a person%n", type, (System.nanoTime() - start) / 1e3 / people);
        }
        return respondents;
    }

    private static Map<Criterion, Double> targets() {
        Map<Criterion, Double> targets = new EnumMap<>(Criterion.class);
        targets.put(Criterion.CUT_DOWN, 0.05);
        targets.put(Criterion.TIME_SPENT, 0.05);
        targets.put(Criterion.CRAVING, 0.06);
        targets.put(Criterion.TOLERANCE, 0.05);
        targets.put(Criterion.LARGER_OR_LONGER, 0.02);
        targets.put(Criterion.ACTIVITIES_GIVEN_UP, 0.02);
        targets.put(Criterion.ROLE_FAILURE, 0.01);
        targets.put(Criterion.SOCIAL_PROBLEMS, 0.01);
        targets.put(Criterion.HAZARDOUS_USE, 0.01);
        targets.put(Criterion.HEALTH_PROBLEMS, 0.01);
        targets.put(Criterion.WITHDRAWAL, 0.02); // assumed: near the 2.3% who used to avoid withdrawal, all users
        return targets;
    }

    private static double prevalence(List<Respondent> respondents, double discrimination, double severity) {
        double endorsed = 0;
        double total = 0;
        for (Respondent respondent : respondents) {
            if (!respondent.interview().person().misuse()) {
                double theta = respondent.interview().severity();
                endorsed += respondent.weight() / (1 + Math.exp(-discrimination * (theta - severity)));
                total += respondent.weight();
            }
        }
        return endorsed / total;
    }

    private static double solve(List<Respondent> respondents, double discrimination, double target) {
        double low = -WIDEST;
        double high = WIDEST;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (prevalence(respondents, discrimination, middle) > target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static void print(List<Respondent> respondents) {
        for (ExposureType type : ExposureType.values()) {
            List<Respondent> some = respondents.stream()
                    .filter(r -> r.interview().person().exposure() == type)
                    .toList();
            double[] theta = some.stream()
                    .mapToDouble(r -> r.interview().severity())
                    .sorted()
                    .toArray();
            double[] mme = some.stream()
                    .mapToDouble(r -> r.interview().mmePerDay())
                    .sorted()
                    .toArray();
            System.out.printf(
                    "%s theta p5 %.2f p50 %.2f p95 %.2f; MME p25 %.0f p50 %.0f p75 %.0f mean %.1f; pain %.2f; POUD %.4f%n",
                    type,
                    theta[theta.length / 20],
                    theta[theta.length / 2],
                    theta[theta.length * 19 / 20],
                    mme[mme.length / 4],
                    mme[mme.length / 2],
                    mme[mme.length * 3 / 4],
                    java.util.Arrays.stream(mme).average().orElse(0),
                    some.stream()
                            .mapToDouble(r -> r.interview().baseline().baselinePain())
                            .average()
                            .orElse(0),
                    share(some, false, 2, 99));
        }
        double poud = share(respondents, false, 2, 99);
        System.out.printf(
                "POUD no misuse %.4f (mild %.3f moderate %.3f severe %.3f); with misuse %.4f%n",
                poud,
                share(respondents, false, 2, 3) / poud,
                share(respondents, false, 4, 5) / poud,
                share(respondents, false, 6, 99) / poud,
                share(respondents, true, 2, 99));
    }

    private static double share(List<Respondent> respondents, boolean misuse, int from, int to) {
        double met = 0;
        double total = 0;
        for (Respondent respondent : respondents) {
            Interview interview = respondent.interview();
            if (interview.person().misuse() == misuse) {
                total += respondent.weight();
                met += interview.criteriaCount() >= from && interview.criteriaCount() <= to ? respondent.weight() : 0;
            }
        }
        return met / total;
    }
}
