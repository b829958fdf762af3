package org.allostat.emulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.emulate.EmulatedStudy.Arm;
import org.allostat.emulate.EmulatedStudy.Assignment;
import org.allostat.emulate.EmulatedStudy.Condition;
import org.allostat.emulate.EmulatedStudy.Estimand;
import org.allostat.emulate.EmulatedStudy.Outcome;
import org.allostat.unit.Calendar;

/** A study with its expressions read: what a task works with. Made anew in each task, never shipped. */
public final class CompiledStudy {
    /** Days of a step of follow-up: the prescription interval of the records. */
    static final int STEP_DAYS = 28;

    private static final Expression ALWAYS = Expression.constant(1);

    private final EmulatedStudy study;
    private final Mistakes mistakes;
    private final List<Expression> where = new ArrayList<>();
    private final List<Expression> entry = new ArrayList<>();
    private final List<Expression> when = new ArrayList<>();
    private final List<Expression> begin = new ArrayList<>();
    private final List<Expression> keep = new ArrayList<>();
    private final Map<String, Expression> values = new HashMap<>();
    private final Map<String, Expression> weights = new HashMap<>();

    /** Takes what is wrong with a field. */
    public interface Mistakes {
        /**
         * A mistake.
         *
         * @param field path of the field in the study's file
         * @param message what is wrong and what is allowed
         */
        void add(String field, String message);
    }

    private CompiledStudy(EmulatedStudy study, Mistakes mistakes) {
        this.study = study;
        this.mistakes = mistakes;
        read("population.where", study.where(), where);
        read("entry.conditions", study.entry().conditions(), entry);
        for (Arm arm : study.arms()) {
            String field = "arms." + arm.name();
            when.add(condition(field + ".when", arm.when()));
            begin.add(condition(field + ".begin", arm.begin()));
            keep.add(condition(field + ".keep", arm.keep()));
        }
        study.outcomes().forEach((name, outcome) -> {
            if (!outcome.isEvents()) {
                values.put(name, expression("outcomes." + name + ".value", outcome.value()));
                weights.put(name, condition("outcomes." + name + ".weight", outcome.weight()));
            }
        });
    }

    /**
     * Reads every expression of a study, and checks that its parts fit.
     *
     * @param mistakes takes every problem, in one pass
     */
    public static CompiledStudy of(EmulatedStudy study, Mistakes mistakes) {
        CompiledStudy compiled = new CompiledStudy(study, mistakes);
        compiled.checkEstimands();
        return compiled;
    }

    /** A study that was checked before. */
    static CompiledStudy ofChecked(EmulatedStudy study) {
        return of(study, (field, message) -> {
            throw new IllegalArgumentException(study.id() + ": " + field + ": " + message);
        });
    }

    private void read(String field, List<Condition> conditions, List<Expression> read) {
        for (int i = 0; i < conditions.size(); i++) {
            read.add(
                    condition(field + "[" + i + "].condition", conditions.get(i).expression()));
        }
    }

    private Expression condition(String field, String text) {
        if (text.isEmpty()) {
            return ALWAYS;
        }
        Expression condition = expression(field, text);
        if (condition.range().isNever()) {
            mistakes.add(
                    field, "can never hold: " + text + " (allowed: a condition that the values it reads can meet)");
        }
        return condition;
    }

    private Expression expression(String field, String text) {
        try {
            Expression expression =
                    ExpressionParser.parse(text, study.followUp().toDay());
            checkWindows(field, text, expression);
            return expression;
        } catch (ExpressionException e) {
            mistakes.add(field, String.valueOf(e.getMessage()));
            return ALWAYS;
        }
    }

    /** No window may leave the simulated time, or it would be read as empty. */
    private void checkWindows(String field, String text, Expression expression) {
        double days = days();
        double first = study.entry().firstDay() + expression.earliest();
        double last = study.entry().lastDay() + expression.latest();
        if (first < 0) {
            mistakes.add(
                    field,
                    "reads from day " + whole(expression.earliest()) + " of the index date on in " + text
                            + ", before the record begins (allowed: from day -"
                            + study.entry().firstDay()
                            + " on, which is entry.first_day)");
        }
        if (last > days) {
            mistakes.add(
                    field,
                    "reads to day " + whole(expression.latest()) + " of the index date in " + text
                            + ", after the record ends (allowed: to day "
                            + whole(days - study.entry().lastDay()) + "; raise years or lower entry.last_day)");
        }
    }

    private static String whole(double days) {
        return Long.toString(Math.round(days));
    }

    /** Days of the record. */
    int days() {
        return (int) Math.round(study.years() * Calendar.DAYS_PER_YEAR);
    }

    private void checkEstimands() {
        if (study.entry().lastDay() + study.followUp().toDay() > days()) {
            mistakes.add(
                    "follow_up.to_day",
                    "after the record ends: " + study.followUp().toDay() + " (allowed: at most "
                            + (days() - study.entry().lastDay()) + ", which is " + study.years()
                            + " years less entry.last_day)");
        }
        for (int i = 0; i < study.estimands().size(); i++) {
            check("estimands[" + i + "]", study.estimands().get(i));
        }
    }

    private void check(String field, Estimand estimand) {
        Outcome outcome = study.outcomes().get(estimand.outcome());
        List<String> arms = study.arms().stream().map(Arm::name).toList();
        if (outcome == null) {
            mistakes.add(
                    field + ".outcome",
                    "no outcome of the study: " + estimand.outcome() + " (allowed: "
                            + String.join(
                                    ", ",
                                    study.outcomes().keySet().stream().sorted().toList()) + ")");
        } else if (estimand.kind().needsEvents() != outcome.isEvents()) {
            mistakes.add(
                    field + ".kind",
                    estimand.kind().label() + " of " + estimand.outcome() + ", which is coded as "
                            + (outcome.isEvents() ? "events" : "a value") + " (allowed for it: "
                            + String.join(", ", kindsOf(outcome)) + ")");
        }
        if (!estimand.arm().isEmpty() && !arms.contains(estimand.arm())) {
            mistakes.add(
                    field + ".arm",
                    "no arm of the study: " + estimand.arm() + " (allowed: " + String.join(", ", arms) + ")");
        }
        if (estimand.kind().compares() && (estimand.arm().isEmpty() || !arms.contains(estimand.reference()))) {
            mistakes.add(
                    field + ".reference",
                    "a " + estimand.kind().label() + " without comparison: "
                            + (estimand.reference().isEmpty() ? "no reference" : estimand.reference())
                            + " (allowed: arm and reference, both among " + String.join(", ", arms) + ")");
        } else if (estimand.kind().compares() && estimand.arm().equals(estimand.reference())) {
            mistakes.add(
                    field + ".reference",
                    "an arm against itself: " + estimand.arm() + " (allowed: two arms among " + String.join(", ", arms)
                            + ")");
        }
        checkAdjustment(field, estimand);
        boolean clones = study.assignment() == Assignment.CLONE_CENSOR_WEIGHT;
        if (clones != (estimand.kind() == EstimandKind.CUMULATIVE_INCIDENCE_DIFFERENCE)) {
            mistakes.add(
                    field + ".kind",
                    estimand.kind().label() + " with assignment "
                            + study.assignment().name().toLowerCase(java.util.Locale.ROOT)
                            + " (allowed: cumulative_incidence_difference with clone_censor_weight, and nothing else)");
        }
    }

    private void checkAdjustment(String field, Estimand estimand) {
        if (!estimand.kind().compares() && !estimand.adjustFor().isEmpty()) {
            mistakes.add(
                    field + ".adjust_for",
                    "with " + estimand.kind().label()
                            + ", which compares nothing (allowed: adjustment of a comparison)");
        }
        if (estimand.weighted() && !estimand.kind().canBeWeighted()) {
            mistakes.add(
                    field + ".adjust_by",
                    "inverse_probability with " + estimand.kind().label()
                            + " (allowed: ratios and differences of rates, shares and means)");
        }
        if (study.assignment() == Assignment.WITHIN_PERSON && estimand.kind() != EstimandKind.RATE_RATIO) {
            mistakes.add(
                    field + ".kind",
                    estimand.kind().label() + " with assignment within_person (allowed: rate_ratio, whose strata are"
                            + " people)");
        }
    }

    private static List<String> kindsOf(Outcome outcome) {
        List<String> kinds = new ArrayList<>();
        for (EstimandKind kind : EstimandKind.values()) {
            if (kind.needsEvents() == outcome.isEvents()) {
                kinds.add(kind.label());
            }
        }
        return kinds;
    }

    EmulatedStudy study() {
        return study;
    }

    List<Expression> where() {
        return where;
    }

    List<Expression> entry() {
        return entry;
    }

    List<Expression> when() {
        return when;
    }

    List<Expression> begin() {
        return begin;
    }

    List<Expression> keep() {
        return keep;
    }

    Expression value(String outcome) {
        Expression value = values.get(outcome);
        if (value == null) {
            throw new IllegalArgumentException("an outcome without a value: " + outcome);
        }
        return value;
    }

    Expression weight(String outcome) {
        return weights.getOrDefault(outcome, ALWAYS);
    }

    /** Number of steps of follow-up. */
    int followUpSteps() {
        int days = study.followUp().toDay() - study.followUp().fromDay();
        return Math.max(1, (days + STEP_DAYS - 1) / STEP_DAYS);
    }

    /** Where the sums of an estimand lie. */
    CellLayout layout(Estimand estimand) {
        int strata = Covariate.strata(estimand.adjustFor());
        int intervals = estimand.kind() == EstimandKind.QUANTILE
                ? QuantileBins.COUNT
                : estimand.kind().needsIntervals() ? followUpSteps() : 1;
        return new CellLayout(Math.max(1, study.arms().size()), strata, intervals);
    }
}
