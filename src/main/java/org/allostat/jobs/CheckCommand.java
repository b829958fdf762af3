package org.allostat.jobs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.allostat.config.ConfigFile;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allostat check FILE...}: every problem of study and policy files at once; runs nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Check study and policy files, emulated studies, calibrations and packs: every problem at once, with file, line and allowed values.",
        footer = {
            "",
            "Exit code: 0 if every file is right, 2 if any is wrong.",
            "Runs nothing.",
            "",
            "Examples:",
            "  jobs/allostat check jobs/studies/quickstart.yaml",
            "  jobs/allostat check jobs/policies/cdc-2022.yaml jobs/emulations/space-2018.yaml"
        })
public final class CheckCommand implements Callable<Integer> {
    private static final int INPUT_IS_WRONG = 2;

    private final Registry registry;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Study files, policy files, emulated studies, calibrations or pack.yaml of a pack.")
    private List<Path> files = List.of();

    /** @param registry the evidence registry */
    public CheckCommand(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int exitCode = 0;
        for (Path file : files) {
            try {
                ConfigFile.Kind kind = ConfigFile.check(file, registry);
                out.println(file + ": ok (" + kind.name().toLowerCase(Locale.ROOT) + ")");
            } catch (InputException e) {
                e.problems().forEach(err::println);
                exitCode = INPUT_IS_WRONG;
            }
        }
        out.flush();
        err.flush();
        return exitCode;
    }
}
