package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.config.CalibrationReader;
import org.allostat.config.EmulationReader;
import org.allostat.config.StudyReader;
import org.allostat.evidence.Registry;
import org.allostat.table.TableSchema;
import org.allostat.terminal.Pasted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Every command that the documents show is one that the program takes: quick ones are executed; of those that simulate, the
 * study is read with all its settings, which names whatever a run would refuse; queries are bound to the tables.
 */
class DocumentedCommandsTest {
    private static final String PROGRAM = "jobs/allostat";
    private static final Pattern INLINE = Pattern.compile("`(jobs/allostat [^`\n]*(?:\n[^`\n]*)?)`");
    private static final Pattern BLOCK = Pattern.compile("(?m)^ {4,}(?:[A-Z_]+=\\S+ )*(jobs/allostat\\b.*)$");
    private static final Pattern WORD =
            Pattern.compile("((?:\"[^\"]*\"|'[^']*'|[^\\s\"'#])(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])*)");
    private static final Pattern SETTING = Pattern.compile(
            "\\b(?:years|draws|seed|patients|policies|(?:parameters|survey)\\.[A-Za-z0-9_.]+)=[a-z0-9-][^\\s,;)\\]]*");

    /** What stands for something of the user's. */
    private static final Map<String, String> STANDS_FOR = Map.ofEntries(
            Map.entry("[STUDY.yaml]", "quickstart"),
            Map.entry("STUDY.yaml", "quickstart"),
            Map.entry("FILE", "jobs/studies/quickstart.yaml"),
            Map.entry("FILE...", "jobs/studies/quickstart.yaml"),
            Map.entry("my-policy.yaml", "jobs/policies/usual-care.yaml"),
            Map.entry("jobs/policies/my-policy.yaml", "jobs/policies/usual-care.yaml"),
            Map.entry("FILE.csv", "src/test/resources/golden/kernel/constant_25.schedule.csv"),
            Map.entry("ID", "usual-care"),
            Map.entry("[STUDY...]", "busse-2018"),
            Map.entry("[CALIBRATION.yaml]", "ci"),
            Map.entry("my-calibration.yaml", "jobs/calibrations/ci.yaml"),
            Map.entry("my-study.yaml", "jobs/emulations/busse-2018.yaml"),
            Map.entry("NAME", "busse-2018"));

    static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path document : documents()) {
            String text = Files.readString(document);
            for (Pattern form : List.of(INLINE, BLOCK)) {
                Matcher matcher = form.matcher(text);
                while (matcher.find()) {
                    String found = matcher.group(1);
                    int end = isOpen(found) ? text.indexOf('"', matcher.end()) + 1 : matcher.end();
                    commands.add(found + " " + text.substring(matcher.end(), Math.max(end, matcher.end())));
                }
            }
        }
        Allostat.commandLine().getSubcommands().values().forEach(command -> commands.addAll(examples(command)));
        return commands.stream()
                .map(command -> command.replaceAll("\\s+", " ").strip())
                .map(command -> command.substring(command.indexOf(PROGRAM)))
                .distinct()
                .toList();
    }

    /** The commands that a command's help shows. */
    private static List<String> examples(CommandLine command) {
        return Stream.of(command.getCommandSpec().usageMessage().footer())
                .map(String::strip)
                .filter(line -> line.startsWith(PROGRAM))
                .toList();
    }

    @Test
    void everyHelpShowsTwoExamples() {
        Allostat.commandLine().getSubcommands().forEach((name, command) -> {
            if (!List.of("help", "generate-completion").contains(name)) {
                assertTrue(examples(command).size() >= 2, name + " --help shows " + examples(command));
            }
        });
    }

    /** Whether a quotation goes on in the next line. */
    private static boolean isOpen(String line) {
        return line.chars().filter(each -> each == '"').count() % 2 == 1;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder : List.of(".", "src/docs", "jobs")) {
            try (Stream<Path> files = Files.walk(Path.of(folder), folder.equals(".") ? 1 : Integer.MAX_VALUE)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aDocumentedCommandIsTaken(String command) throws SQLException {
        List<String> words = words(command);
        ParseResult parsed = Allostat.commandLine().parseArgs(words.toArray(String[]::new));
        String name = parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : "";
        switch (name) {
            case "run", "cohort", "simulate", "evaluate" -> read(parsed.subcommand(), StudyReader.Use.RUN);
            case "survey" -> read(parsed.subcommand(), StudyReader.Use.SURVEY);
            case "emulate" ->
                assertDoesNotThrow(
                        () -> EmulationReader.read(
                                parsed.subcommand().matchedPositionalValue(0, List.<String>of()), Registry.standard()),
                        command);
            case "plan" -> StudyReader.read(Path.of("quickstart"), List.of(), StudyReader.Use.RUN, Registry.standard());
            case "calibrate" ->
                assertDoesNotThrow(
                        () -> CalibrationReader.read(
                                parsed.subcommand().matchedPositionalValue(0, "national"), Registry.standard()),
                        command);
            case "check", "policies", "parameters", "tables", "trace", "" ->
                assertEquals(0, Shell.run(words.toArray()).exitCode(), command);
            case "sql" -> bind(parsed.subcommand().matchedOptionValue("-e", "FROM cohort"));
            default ->
                assertTrue(
                        List.of(
                                        "verify",
                                        "diff",
                                        "catalog",
                                        "contrast",
                                        "runs",
                                        "fetch",
                                        "notebooks",
                                        "explain",
                                        "report",
                                        "export",
                                        "ask",
                                        "help",
                                        "generate-completion")
                                .contains(name),
                        command);
        }
    }

    @Test
    void theDocumentsShowCommandsAtAll() throws IOException {
        assertTrue(commands().size() > 15, () -> "few commands were found");
    }

    @Test
    void everySettingOfTheHelpIsTaken() {
        List<String> settings = new ArrayList<>();
        for (CommandLine command : Allostat.commandLine().getSubcommands().values()) {
            Matcher matcher = SETTING.matcher(
                    command.getUsageMessage(CommandLine.Help.Ansi.OFF).replaceAll("\\s+", " "));
            while (matcher.find()) {
                settings.add(matcher.group().replaceAll("\\.$", ""));
            }
        }
        assertTrue(settings.contains("parameters.pi_NI=0"), settings::toString);
        for (String setting : settings.stream().distinct().toList()) {
            assertDoesNotThrow(
                    () -> StudyReader.read(
                            Path.of("quickstart"), List.of(setting), StudyReader.Use.RUN, Registry.standard()),
                    setting);
        }
    }

    @Test
    void printedCommandsPasteIntoAShell() throws IOException, InterruptedException {
        String path = "runs/a b/$HOME/it's `x` \"y\" *";
        assertEquals("jobs/allostat verify runs/ab12", Pasted.command("verify", Path.of("runs/ab12")));
        String script = "set -- " + Pasted.command("sql", Path.of(path)) + "; printf '%s\\n' \"$#\" \"$3\"";
        Process shell = new ProcessBuilder("sh", "-c", script).start();
        String printed = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor());
        assertEquals("3\n" + path + "\n", printed);
    }

    private static List<String> words(String command) {
        Matcher matcher = WORD.matcher(command.replaceAll(" #.*", ""));
        List<String> words = new ArrayList<>();
        while (matcher.find()) {
            String word = matcher.group(1).replaceAll("[\"']", "");
            words.add(matcher.group(1).startsWith("\"") ? matcher.group(1).replace("\"", "") : word);
        }
        return words.stream()
                .skip(1)
                .map(word -> STANDS_FOR.getOrDefault(word, word))
                .toList();
    }

    private static void read(ParseResult parsed, StudyReader.Use use) {
        List<String> settings = new ArrayList<>(parsed.matchedOptionValue("--set", List.<String>of()));
        Map.of(
                        "--patients",
                        "patients=",
                        "--people",
                        "survey.people=",
                        "--replicates",
                        "survey.replicates=",
                        "--seed",
                        "seed=",
                        "--pack",
                        "pack=")
                .forEach((option, field) -> {
                    if (parsed.hasMatchedOption(option)) {
                        settings.add(field + parsed.matchedOptionValue(option, ""));
                    }
                });
        String study = parsed.matchedPositionals().isEmpty()
                ? use == StudyReader.Use.RUN ? "quickstart" : "survey"
                : parsed.matchedPositionalValue(0, "");
        StudyReader.read(Path.of(study), settings, use, Registry.standard());
    }

    /** Binds a query to tables that have the columns of a run's, and no rows. It is not executed: some documented ones write files. */
    private static void bind(String query) throws SQLException {
        if (query.contains("...")) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String name : TableSchema.NAMES) {
                String columns = TableSchema.of(name).columns().stream()
                        .map(column ->
                                '"' + column.name() + "\" " + column.type().sql())
                        .collect(Collectors.joining(", "));
                statement.execute("CREATE TABLE " + name + " (" + columns + ")");
            }
            connection.prepareStatement(query).close();
        }
    }
}
