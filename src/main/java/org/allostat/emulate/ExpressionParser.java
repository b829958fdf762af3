package org.allostat.emulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;

/**
 * Reads the window algebra: numbers, characteristics of the person, functions of a series over a window in days relative to
 * the index date, {@code + - * /}, comparisons, {@code and or not}, and {@code ... for any w in 0, 30, ..., 150}.
 */
final class ExpressionParser {
    /** The day of follow-up, in conditions that are read again at every step. */
    static final String FOLLOW_UP_DAY = "t";

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[a-z_][a-z_0-9]*|\\.\\.\\.|<=|>=|!=|[-+*/()\\[,<>=])");
    private static final Pattern LOOP = Pattern.compile("\\bfor\\s+(?:any|all)\\s+([a-z_]+)\\s+in\\b");
    private static final List<String> WINDOW_FUNCTIONS = List.of("mean", "sum", "min", "max", "largest_fall", "at");
    private static final int MAXIMUM_DEPTH = 40;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Integer> variables = new HashMap<>();
    private final Map<String, Range> variableRanges = new HashMap<>();
    private int next;
    private int depth;

    private ExpressionParser(String text, double latestFollowUpDay) {
        this.text = text;
        variables.put(FOLLOW_UP_DAY, 0);
        variableRanges.put(FOLLOW_UP_DAY, new Range(0, latestFollowUpDay));
    }

    /**
     * Reads an expression.
     *
     * @param latestFollowUpDay largest value of the day of follow-up, {@code t}
     */
    static Expression parse(String text, double latestFollowUpDay) throws ExpressionException {
        ExpressionParser parser = new ExpressionParser(text, latestFollowUpDay);
        parser.tokenize();
        Expression expression = parser.condition();
        if (parser.next < parser.tokens.size()) {
            throw parser.unexpected("the end");
        }
        return expression;
    }

    private void tokenize() throws ExpressionException {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        String trimmed = text.stripTrailing();
        while (end < trimmed.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new ExpressionException(
                        "unreadable at " + Shown.value(trimmed.substring(end))
                                + " (allowed: numbers, names, windows such as [-365,0), + - * / ( ) < <= > >= = !=, and, or, not)");
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        declareLoops();
    }

    private void declareLoops() throws ExpressionException {
        Matcher loop = LOOP.matcher(text);
        while (loop.find()) {
            variables.putIfAbsent(loop.group(1), variables.size());
            variableRanges.putIfAbsent(loop.group(1), loopRange(loop.end()));
        }
        if (variables.size() > RecordView.VARIABLES) {
            throw new ExpressionException(
                    "too many loop variables (allowed: at most " + (RecordView.VARIABLES - 1) + ")");
        }
    }

    /** What a loop variable can be, read from its list ahead of the expression that uses it. */
    private Range loopRange(int from) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (String item : text.substring(from).split(",", -1)) {
            String word = item.strip().split("[\\s)]", 2)[0];
            Range range = variableRanges.get(word);
            if (range != null) {
                low = Math.min(low, range.low());
                high = Math.max(high, range.high());
            } else if (word.matches("-?\\d+(\\.\\d+)?")) {
                low = Math.min(low, Double.parseDouble(word));
                high = Math.max(high, Double.parseDouble(word));
            } else if (!word.equals("...")) {
                break;
            }
        }
        return low <= high ? new Range(low, high) : Range.of(0);
    }

    private boolean is(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private boolean take(String token) {
        boolean is = is(token);
        next += is ? 1 : 0;
        return is;
    }

    private void expect(String token) throws ExpressionException {
        if (!take(token)) {
            throw unexpected(token);
        }
    }

    private String word(String wanted) throws ExpressionException {
        if (next >= tokens.size()) {
            throw unexpected(wanted);
        }
        return tokens.get(next++);
    }

    private ExpressionException unexpected(String wanted) {
        String found = next < tokens.size() ? Shown.value(tokens.get(next)) : "the end";
        return new ExpressionException(
                "found " + found + " in " + Shown.value(text) + " (allowed here: " + wanted + ")");
    }

    private Expression condition() throws ExpressionException {
        if (++depth > MAXIMUM_DEPTH) {
            throw new ExpressionException("nested too deep (allowed: at most " + MAXIMUM_DEPTH + " levels)");
        }
        Expression condition = disjunction();
        if (take("for")) {
            condition = loop(condition);
        }
        depth--;
        return condition;
    }

    private Expression loop(Expression body) throws ExpressionException {
        boolean any = take("any");
        if (!any) {
            expect("all");
        }
        int place = variables.getOrDefault(word("a variable"), 1);
        expect("in");
        double first = number();
        List<Double> listed = new ArrayList<>(List.of(first));
        Expression bound = Expression.constant(first);
        double step = 0;
        while (take(",")) {
            if (take("...")) {
                if (listed.size() < 2) {
                    throw new ExpressionException("a list such as 0, 30, ..., 150 needs two numbers before the dots");
                }
                step = listed.get(1) - first;
                expect(",");
                bound = sum();
                break;
            }
            listed.add(number());
        }
        if (step < 0 || (step == 0 && listed.size() > 1 && listed.get(1) <= first)) {
            throw new ExpressionException("a loop's numbers must rise (allowed: such as 0, 30, ..., 150)");
        }
        double by = step;
        Expression last = bound;
        double[] values = listed.stream().mapToDouble(Double::doubleValue).toArray();
        return body.and(
                bound,
                view -> by > 0
                        ? counted(view, body, any, place, first, by, last.value(view))
                        : listed(view, body, any, place, values),
                body.range().isNever() ? Range.of(0) : Range.TRUTH);
    }

    private static double counted(
            RecordView view, Expression body, boolean any, int place, double first, double step, double last) {
        for (double value = first; value <= last; value += step) {
            view.variables[place] = value;
            if (body.holds(view) == any) {
                return any ? 1 : 0;
            }
        }
        return any ? 0 : 1;
    }

    private static double listed(RecordView view, Expression body, boolean any, int place, double[] values) {
        for (double value : values) {
            view.variables[place] = value;
            if (body.holds(view) == any) {
                return any ? 1 : 0;
            }
        }
        return any ? 0 : 1;
    }

    private double number() throws ExpressionException {
        boolean negative = take("-");
        String word = word("a number");
        if (!Character.isDigit(word.charAt(0))) {
            next--;
            throw unexpected("a number");
        }
        return (negative ? -1 : 1) * Double.parseDouble(word);
    }

    private Expression disjunction() throws ExpressionException {
        Expression left = conjunction();
        while (take("or")) {
            Expression a = left;
            Expression b = conjunction();
            left = a.and(
                    b,
                    view -> a.holds(view) || b.holds(view) ? 1 : 0,
                    Range.truth(
                            a.range().high() > 0 || b.range().high() > 0,
                            a.range().low() > 0 || b.range().low() > 0));
        }
        return left;
    }

    private Expression conjunction() throws ExpressionException {
        Expression left = negation();
        while (take("and")) {
            Expression a = left;
            Expression b = negation();
            left = a.and(
                    b,
                    view -> a.holds(view) && b.holds(view) ? 1 : 0,
                    Range.truth(
                            a.range().high() > 0 && b.range().high() > 0,
                            a.range().low() > 0 && b.range().low() > 0));
        }
        return left;
    }

    private Expression negation() throws ExpressionException {
        if (take("not")) {
            Expression body = negation();
            return body.with(
                    view -> body.holds(view) ? 0 : 1,
                    Range.truth(body.range().low() <= 0, body.range().high() <= 0));
        }
        return comparison();
    }

    private Expression comparison() throws ExpressionException {
        Expression a = sum();
        for (String sign : List.of("<=", ">=", "!=", "<", ">", "=")) {
            if (take(sign)) {
                Expression b = sum();
                return a.and(b, compared(sign, a, b), comparedRange(sign, a.range(), b.range()));
            }
        }
        return a;
    }

    private static Expression.Node compared(String sign, Expression a, Expression b) {
        return switch (sign) {
            case "<=" -> view -> a.value(view) <= b.value(view) ? 1 : 0;
            case ">=" -> view -> a.value(view) >= b.value(view) ? 1 : 0;
            case "<" -> view -> a.value(view) < b.value(view) ? 1 : 0;
            case ">" -> view -> a.value(view) > b.value(view) ? 1 : 0;
            case "=" -> view -> a.value(view) == b.value(view) ? 1 : 0;
            default -> view -> a.value(view) < b.value(view) || a.value(view) > b.value(view) ? 1 : 0;
        };
    }

    private static Range comparedRange(String sign, Range a, Range b) {
        return switch (sign) {
            case "<=" -> Range.truth(a.low() <= b.high(), a.high() <= b.low());
            case ">=" -> Range.truth(a.high() >= b.low(), a.low() >= b.high());
            case "<" -> Range.truth(a.low() < b.high(), a.high() < b.low());
            case ">" -> Range.truth(a.high() > b.low(), a.low() > b.high());
            case "=" -> Range.truth(a.low() <= b.high() && b.low() <= a.high(), false);
            default -> Range.TRUTH;
        };
    }

    private Expression sum() throws ExpressionException {
        Expression left = product();
        while (is("+") || is("-")) {
            boolean plus = take("+");
            if (!plus) {
                expect("-");
            }
            Expression a = left;
            Expression b = product();
            left = plus
                    ? a.and(b, view -> a.value(view) + b.value(view), a.range().plus(b.range()))
                    : a.and(b, view -> a.value(view) - b.value(view), a.range().minus(b.range()));
        }
        return left;
    }

    private Expression product() throws ExpressionException {
        Expression left = unary();
        while (is("*") || is("/")) {
            boolean times = take("*");
            if (!times) {
                expect("/");
            }
            Expression a = left;
            Expression b = unary();
            left = times
                    ? a.and(b, view -> a.value(view) * b.value(view), a.range().times(b.range()))
                    : a.and(b, view -> a.value(view) / b.value(view), a.range().over(b.range()));
        }
        return left;
    }

    private Expression unary() throws ExpressionException {
        if (take("-")) {
            Expression body = unary();
            return body.with(view -> -body.value(view), Range.of(0).minus(body.range()));
        }
        return primary();
    }

    private Expression primary() throws ExpressionException {
        if (take("(")) {
            Expression inner = condition();
            expect(")");
            return inner;
        }
        if (next >= tokens.size()) {
            throw unexpected("a number, a name or a function");
        }
        char first = tokens.get(next).charAt(0);
        if (Character.isDigit(first)) {
            return Expression.constant(number());
        }
        if (!Character.isLetter(first)) {
            throw unexpected("a number, a name or a function");
        }
        String name = word("a name");
        return take("(") ? function(name) : named(name);
    }

    private Expression named(String name) throws ExpressionException {
        Integer variable = variables.get(name);
        if (variable != null) {
            int place = variable;
            Range range = variableRanges.getOrDefault(name, Range.ALL);
            return new Expression(view -> view.variables[place], range, 0, 0);
        }
        for (Characteristic characteristic : Characteristic.values()) {
            if (characteristic.label().equals(name)) {
                return new Expression(view -> characteristic.of(view.patient()), characteristic.range(), 0, 0);
            }
        }
        throw new ExpressionException("unknown name: " + Shown.value(name) + Nearest.hint(name, Characteristic.labels())
                + " (allowed: " + Shown.names(Characteristic.labels()) + "; and functions of a series over a window)");
    }

    private Expression function(String name) throws ExpressionException {
        if (!WINDOW_FUNCTIONS.contains(name)) {
            throw new ExpressionException("unknown function: " + Shown.value(name)
                    + Nearest.hint(name, WINDOW_FUNCTIONS) + " (allowed: " + Shown.names(WINDOW_FUNCTIONS) + ")");
        }
        Series series = series(word("a series"));
        expect(",");
        Expression read = name.equals("at") ? atDay(series) : overWindow(name, series);
        expect(")");
        return read;
    }

    private static Series series(String name) throws ExpressionException {
        for (Series series : Series.values()) {
            if (series.label().equals(name)) {
                return series;
            }
        }
        throw new ExpressionException("unknown series: " + Shown.value(name) + Nearest.hint(name, Series.labels())
                + " (allowed: " + Shown.names(Series.labels()) + ")");
    }

    private Expression atDay(Series series) throws ExpressionException {
        Expression day = sum();
        Range days = day.range();
        return new Expression(
                view -> view.valueAt(series, day.value(view)), series.range(), days.low() - 1, days.high());
    }

    private Expression overWindow(String name, Series series) throws ExpressionException {
        if (!take("[")) {
            throw unexpected("a window in days such as [-365,0)");
        }
        Expression from = sum();
        expect(",");
        Expression to = sum();
        expect(")");
        Range begins = from.range();
        Range ends = to.range();
        if (begins.low() >= ends.low() && begins.high() >= ends.high()) {
            throw new ExpressionException(
                    "a window that holds no day in " + Shown.value(text) + " (allowed: [from,to) with from below to)");
        }
        return new Expression(read(name, series, from, to), readRange(name, series), begins.low(), ends.high());
    }

    private static Expression.Node read(String name, Series series, Expression from, Expression to)
            throws ExpressionException {
        boolean isEvent = series.kind() == Series.Kind.EVENT;
        if (isEvent && !name.equals("sum")) {
            throw new ExpressionException(name + " of " + series.label() + ", which counts events (allowed: sum)");
        }
        if (series.kind() == Series.Kind.LAST && (name.equals("mean") || name.equals("sum"))) {
            throw new ExpressionException(name + " of " + series.label().toLowerCase(Locale.ROOT)
                    + ", which has one value in a step (allowed: min, max, at)");
        }
        return switch (name) {
            case "mean" -> view -> view.mean(series, from.value(view), to.value(view));
            case "sum" -> view -> view.total(series, from.value(view), to.value(view));
            case "min" -> view -> view.minimum(series, from.value(view), to.value(view));
            case "max" -> view -> view.maximum(series, from.value(view), to.value(view));
            default -> view -> view.largestFall(series, from.value(view), to.value(view));
        };
    }

    private static Range readRange(String name, Series series) {
        boolean widens = name.equals("sum") || name.equals("largest_fall");
        return widens ? new Range(Math.min(0, series.range().low()), Double.POSITIVE_INFINITY) : series.range();
    }
}
