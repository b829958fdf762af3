package org.allostat.jobs;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.terminal.GivenPath;
import org.allostat.terminal.Interruption;
import org.allostat.terminal.StandardOutput;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The program. A command is one class, added by one line in {@code subcommands}. */
@Command(
        name = "allostat",
        description = "Microsimulation of long-term prescription opioid therapy and the policies that act on it.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = AllostatVersion.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed, and what is complete is kept; or diff or verify --rerun found a difference",
            "2:the input is wrong; nothing was run",
            "141:whoever read the output stopped reading"
        },
        subcommands = {
            RunCommand.class,
            CohortCommand.class,
            SimulateCommand.class,
            EvaluateCommand.class,
            SurveyCommand.class,
            EmulateCommand.class,
            CalibrateCommand.class,
            PlanCommand.class,
            TraceCommand.class,
            RunsCommand.class,
            FetchCommand.class,
            SqlCommand.class,
            ContrastCommand.class,
            AskCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            ExplainCommand.class,
            NotebooksCommand.class,
            CatalogCommand.class,
            VerifyCommand.class,
            DiffCommand.class,
            TablesCommand.class,
            ParametersCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
public final class Allostat {
    @Option(names = "--stacktrace", description = "Print the stack trace of a failure.", scope = ScopeType.INHERIT)
    private boolean stacktrace;

    boolean printsStacktrace() {
        return stacktrace;
    }

    /** The command line with its error handling; what {@link #main} executes. */
    public static CommandLine commandLine() {
        Allostat root = new Allostat();
        Registry registry = Registry.standard();
        return new CommandLine(root)
                .addSubcommand(new CheckCommand(registry))
                .addSubcommand(new PoliciesCommand(registry))
                .registerConverter(Path.class, GivenPath::of)
                .registerConverter(BigDecimal.class, Allostat::number)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Allostat::run)
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler(new Failures(root));
    }

    /** Runs what was asked for, where the machine has what every command needs; help and version need nothing. */
    private static int run(ParseResult parsed) {
        ParseResult asked = parsed;
        while (asked.hasSubcommand()) {
            asked = asked.subcommand();
        }
        if (!asked.isUsageHelpRequested() && !asked.isVersionHelpRequested()) {
            try {
                ScratchFolders.requireTemporary();
            } catch (InputException wrong) {
                CommandLine command = asked.commandSpec().commandLine();
                throw new ExecutionException(command, wrong.getMessage(), wrong);
            }
        }
        return new RunLast().execute(parsed);
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }

    public static void main(String[] arguments) {
        // libraries ask for it where we name one: a Turkish or Arabic user's must not show
        Locale.setDefault(Locale.ENGLISH);
        StandardOutput out = new StandardOutput();
        CommandLine commandLine = commandLine().setOut(out.writer());
        if (YarnDriver.isThis()) {
            YarnDriver driver = new YarnDriver();
            commandLine.setErr(driver.keeping(commandLine.getErr()));
            driver.end(execute(commandLine, out, arguments));
            return;
        }
        int exitCode = execute(commandLine, out, arguments);
        if (exitCode == CommandLine.ExitCode.OK) {
            ClassArchive.writeIfAsked();
        }
        System.exit(exitCode);
    }

    private static int execute(CommandLine commandLine, StandardOutput out, String... arguments) {
        return Interruption.execute(commandLine, () -> {
            try {
                TravelledFiles.unpack();
            } catch (InputException wrong) {
                wrong.problems().forEach(commandLine.getErr()::println);
                return CommandLine.ExitCode.USAGE;
            }
            return out.execute(commandLine, arguments);
        });
    }
}
