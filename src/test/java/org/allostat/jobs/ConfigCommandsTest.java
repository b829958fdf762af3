package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allostat.config.PolicyLibrary;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void checkSaysOkForEveryShippedFile() {
        int exitCode = run(
                new CheckCommand(FrozenRegistry.REGISTRY),
                "jobs/studies/quickstart.yaml",
                "jobs/studies/national.yaml",
                "jobs/policies/usual-care.yaml");
        assertEquals("""
                jobs/studies/quickstart.yaml: ok (study)
                jobs/studies/national.yaml: ok (study)
                jobs/policies/usual-care.yaml: ok (policy)
                """, out.toString());
        assertEquals("", err.toString());
        assertEquals(0, exitCode);
    }

    @Test
    void checkReportsEveryFileAndExitsWithTwo() throws IOException {
        Path study = Files.writeString(
                folder.resolve("wrong.yaml"), "title: Wrong\npatients: -1\nyears: 0\npolicies: [usual-care]\n");
        Path other = Files.writeString(folder.resolve("other.yaml"), "colour: red\n");
        int exitCode = run(
                new CheckCommand(FrozenRegistry.REGISTRY),
                study.toString(),
                "jobs/policies/cdc-2022.yaml",
                other.toString(),
                folder.toString());
        assertEquals("jobs/policies/cdc-2022.yaml: ok (policy)\n", out.toString());
        assertEquals(
                List.of(
                        study + ":2:11: patients: out of range: -1 (allowed: a whole number from 1 to 100000000, or"
                                + " all)",
                        study + ":3:8: years: out of range: 0 (allowed: a whole number from 1 to 20)",
                        other + ": neither a study nor a policy (allowed: a study, which has patients and policies;"
                                + " a policy, which has a guideline; an emulated study, which has estimands; or a"
                                + " calibration, which has unknowns and targets)",
                        folder + ": is a directory (allowed: a YAML file)"),
                err.toString().lines().toList());
        assertEquals(2, exitCode);
    }

    /** Folders of those names are what a user leaves who writes {@code --out quickstart}. */
    @Test
    void nothingInTheCurrentFolderHidesABundledStudyOrPolicy() throws IOException, InterruptedException {
        for (String name : List.of("quickstart", "survey", "usual-care", "jobs/policies/usual-care.yaml")) {
            Files.createDirectories(folder.resolve(name));
        }
        AllostatProcess.Result result = AllostatProcess.start(
                        folder, folder, List.of("check", "quickstart", "survey", "ci.yaml"))
                .end();
        assertEquals(
                List.of("quickstart: ok (study)", "survey: ok (study)", "ci.yaml: ok (study)"),
                result.output()
                        .lines()
                        .filter(line -> !line.startsWith("WARNING"))
                        .toList());
        assertEquals(0, result.exitCode());
    }

    @Test
    void policiesListsEachWithItsGuideline() {
        assertEquals(0, run(new PoliciesCommand(FrozenRegistry.REGISTRY)));
        List<String> lines = out.toString().lines().toList();
        assertEquals(1 + PolicyLibrary.BUNDLED.size(), lines.size());
        assertTrue(lines.get(0).matches("policy +standing +title +citation +link"), lines.get(0));
        assertTrue(lines.get(3)
                .matches("cdc-2016 +guideline +CDC 2016 guideline +Dowell D, .* +doi:10.15585/mmwr.rr6501e1"));
    }

    @Test
    void policiesAsCsvQuotesCommas() {
        assertEquals(0, run(new PoliciesCommand(FrozenRegistry.REGISTRY), "--format", "csv"));
        List<String> lines = out.toString().lines().toList();
        assertEquals("policy,standing,title,citation,link", lines.get(0));
        assertTrue(lines.get(3).startsWith("cdc-2016,guideline,CDC 2016 guideline,\"Dowell D, "), lines.get(3));
    }

    @Test
    void onePolicyIsShownInFullWithDefaults() {
        assertEquals(0, run(new PoliciesCommand(FrozenRegistry.REGISTRY), "hhs-2019-taper"));
        List<String> lines =
                out.toString().lines().map(line -> line.replaceAll(" +", " ")).toList();
        assertEquals("field value", lines.get(0));
        assertEquals("id hhs-2019-taper", lines.get(1));
        assertTrue(lines.contains("offers[0].taper.fraction 0.1"));
        assertTrue(lines.contains("offers[0].probability_per_review 1.0"));
        assertTrue(lines.stream().noneMatch(line -> line.contains("buprenorphine.base")));
    }

    @Test
    void onePolicyAsJsonHasItsGuideline() {
        assertEquals(0, run(new PoliciesCommand(FrozenRegistry.REGISTRY), "cdc-2022", "--format", "json"));
        assertTrue(out.toString().contains("\"link\" : \"doi:10.15585/mmwr.rr7103a1\""), out::toString);
    }

    @Test
    void misspeltPolicyIsAnInputProblem() {
        assertEquals(2, run(new PoliciesCommand(FrozenRegistry.REGISTRY), "cdc-2021"));
        assertTrue(
                err.toString().startsWith("unknown policy: cdc-2021; did you mean cdc-2022? (allowed: usual-care, "));
    }

    /** Input problems end a command as the program's root command ends it. */
    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((exception, line, parsed) -> {
                    if (exception instanceof InputException input) {
                        input.problems().forEach(line.getErr()::println);
                        return 2;
                    }
                    throw exception;
                })
                .execute(arguments);
    }
}
