package org.allostat.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allostat.problem.InputException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A table as its {@code data-schema/<name>.sql} declares it. The statement is the only place where a column is declared;
 * whatever else needs a column (row records, verification, catalogs, documentation) is bound to it or made from it.
 *
 * @param name table name
 * @param description what the table holds, one line
 * @param columns in the order of the statement
 * @param statement the file's text, comments included
 */
public record TableSchema(String name, String description, List<Column> columns, String statement) {
    /** The tables of a run, in the order in which a run makes them; a test holds this equal to the files. */
    public static final List<String> NAMES = List.of(
            "parameter",
            "survey_respondent",
            "survey_estimates",
            "survey_replicates",
            "cohort",
            "patient_outcomes",
            "monthly_outcomes",
            "monthly_uncertainty",
            "yearly_outcomes",
            "budget_impact",
            "discounting_sensitivity",
            "waiting_times",
            "outcome_tally",
            "policy_outcomes",
            "policy_contrasts",
            "pivot_contrasts",
            "cost_effectiveness",
            "acceptability",
            "value_of_information",
            "sensitivity",
            "emulation",
            "calibration_set",
            "calibration_fit",
            "posterior",
            "calibration_recovery",
            "structure_contrasts");

    private static final String RESOURCES = "/allostat/data-schema/";
    private static final Pattern STATEMENT = Pattern.compile(
            "CREATE TABLE (?<name>\\w+) \\((?<columns>.*)\\) USING PARQUET\\s+COMMENT '(?<description>[^']*)';\\s*",
            Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("^-- Key: (.+)\\.$", Pattern.MULTILINE);

    /**
     * A column.
     *
     * @param name in snake_case
     * @param type Spark's type
     * @param nullable whether NULL is a value that the column may hold
     * @param unit unit, or kind where there is none (id, label, true/false)
     * @param meaning what the column holds
     */
    public record Column(String name, DataType type, boolean nullable, String unit, String meaning) {
        private static final Pattern COMMENT = Pattern.compile("\\[(?<unit>[^]]+)] (?<meaning>.+)");

        static Column of(String name, DataType type, boolean nullable, String comment) {
            Matcher matcher = COMMENT.matcher(comment);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "column " + name + " needs COMMENT '[unit] meaning': '" + comment + "'");
            }
            return new Column(name, type, nullable, matcher.group("unit"), matcher.group("meaning"));
        }
    }

    public TableSchema {
        columns = List.copyOf(columns);
    }

    /**
     * The declared table of that name.
     *
     * @throws InputException if there is none
     */
    public static TableSchema of(String name) {
        if (!NAMES.contains(name)) {
            throw new InputException("no table '" + name + "'; tables are " + String.join(", ", NAMES));
        }
        return parse(resource(RESOURCES + name + ".sql"));
    }

    /** Reads one CREATE TABLE statement in the form that all of {@code data-schema} has. */
    static TableSchema parse(String statement) {
        Matcher matcher = STATEMENT.matcher(withoutLineComments(statement));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not of the form CREATE TABLE name (columns) USING PARQUET COMMENT '...';\n" + statement);
        }
        return new TableSchema(
                matcher.group("name"),
                matcher.group("description"),
                DeclaredColumns.read(matcher.group("columns")),
                statement);
    }

    /** The schema in Spark's terms, nullability and comments included. */
    public StructType structType() {
        StructType type = new StructType();
        for (Column column : columns) {
            type = type.add(
                    column.name(), column.type(), column.nullable(), "[" + column.unit() + "] " + column.meaning());
        }
        return type;
    }

    /** Columns that no two rows have alike: a line {@code -- Key:} of the file; none where it has no such line. */
    public List<String> key() {
        Matcher matcher = KEY.matcher(statement);
        return matcher.find() ? List.of(matcher.group(1).split(", ", -1)) : List.of();
    }

    /** Whether a column of that name is declared. */
    public boolean has(String column) {
        return columns.stream().anyMatch(declared -> declared.name().equals(column));
    }

    private static String withoutLineComments(String statement) {
        return statement
                .lines()
                .filter(line -> !line.startsWith("--"))
                .reduce("", (text, line) -> text + line + "\n")
                .strip();
    }

    private static String resource(String path) {
        try (InputStream stream = TableSchema.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the program: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + path, failure);
        }
    }
}
