package org.allostat.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allostat.config.KeptQuestion;
import org.allostat.config.StudyReader;
import org.allostat.emulate.EmulateStage;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.PosteriorSets;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.sql.QueryResult;
import org.allostat.study.Study;
import org.jspecify.annotations.Nullable;

/** A run computed once more from its manifest, and whether the same tables come out. */
final class Repetition {
    private static final String EQUAL = "equal";

    private final CompleteRun run;
    private final Job job;

    private Repetition(CompleteRun run, Job job) {
        this.run = run;
        this.job = job;
    }

    /**
     * Reads what the run's manifest asked.
     *
     * @param posteriorFile file of the draws that the run drew from, where the program does not bring them; else empty
     * @param otherProgram whether a program that is not the one that wrote the run may compute it
     * @throws InputException if it cannot be asked again
     */
    static Repetition of(CompleteRun run, String posteriorFile, boolean otherProgram) {
        Manifest manifest = run.manifest();
        String place = run.folder().resolve(Manifest.FILE).toString();
        if (!otherProgram && !manifest.programSha256().equals(ProgramContent.sha256())) {
            throw new InputException(place + ": the run was written by program " + manifest.codeVersion()
                    + ", and this is " + RunIdentity.version() + ", so that tables may differ for that alone"
                    + " (allowed: the program that wrote it, or --other-program to compare the two)");
        }
        KeptQuestion question = new KeptQuestion(manifest.config(), place);
        Job job = job(question, manifest.seed(), question.posterior(posteriorFile), place);
        if (!question.isAskedBy(job.question())) {
            throw new InputException(
                    place + ": its question cannot be asked again by this program, which would ask " + job.question());
        }
        return new Repetition(run, job);
    }

    private static Job job(KeptQuestion question, long seed, Posterior posterior, String place) {
        if (question.readsFile()) {
            throw new InputException(place + ": the run read a public-use file, which no manifest holds"
                    + " (allowed: runs without --puf; ask the survey again with the file)");
        }
        if (question.isRun()) {
            return Job.run(question.study(usual("quickstart", StudyReader.Use.RUN), seed, posterior));
        }
        Study asked = question.study(usual("survey", StudyReader.Use.SURVEY), seed, posterior);
        if (question.isCalibration()) {
            return Job.calibration(asked, question.calibration(), question.recover());
        }
        if (question.isEmulation()) {
            return Job.emulation(
                    asked,
                    question.emulations(),
                    new EmulateStage.Draws(
                            new PosteriorSets(asked.registry(), posterior.draws()),
                            question.draws(),
                            question.draws() > 0 ? question.drawPeople() : 1),
                    posterior);
        }
        return SurveyCommand.job(asked, List.of(), Map.of());
    }

    private static Study usual(String name, StudyReader.Use use) {
        return StudyReader.read(Path.of(name), List.of(), use, Registry.standard());
    }

    /**
     * Computes it.
     *
     * @param out folder of runs to write to; null for one that is deleted
     * @return what of each table came out
     */
    Outcome compute(@Nullable Path out, @Nullable String master, PrintWriter err) {
        if (out != null) {
            return compute(out, master, Optional.of(out), err);
        }
        try {
            Path temporary = Files.createTempDirectory("allostat-rerun");
            try {
                return compute(temporary, master, Optional.empty(), err);
            } finally {
                delete(temporary);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Outcome compute(Path folder, @Nullable String master, Optional<Path> kept, PrintWriter err) {
        try (Pipeline pipeline = Pipeline.open(job, master, folder.toString(), err)) {
            if (pipeline.folder().isCommitted()) {
                throw new InputException("--out " + folder + ": holds this run already, so that nothing would be"
                        + " computed (allowed: another folder)");
            }
            Manifest again = CompleteRun.find(pipeline.answer()).manifest();
            return new Outcome(lines(again), kept.map(each -> each.resolve(again.runId())));
        }
    }

    private List<Line> lines(Manifest again) {
        List<Line> lines = new ArrayList<>();
        for (Manifest.TableContent table : run.manifest().tables()) {
            Optional<Manifest.TableContent> found = again.table(table.name());
            lines.add(new Line(
                    table.name(),
                    table.rows(),
                    found.map(Manifest.TableContent::rows).orElse(0L),
                    found.isEmpty()
                            ? "not written"
                            : found.get().checksum().equals(table.checksum()) ? EQUAL : "differs"));
        }
        return lines;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A table of the run and what came out now. */
    record Line(String table, long rows, long rowsAgain, String digest) {}

    /**
     * What came out.
     *
     * @param lines table by table
     * @param folder where it is kept, if it is
     */
    record Outcome(List<Line> lines, Optional<Path> folder) {
        Outcome {
            lines = List.copyOf(lines);
        }

        long differing() {
            return lines.stream().filter(line -> !line.digest().equals(EQUAL)).count();
        }

        QueryResult result() {
            return QueryResult.of(
                    List.of("table", "rows", "rows_again", "digest"),
                    lines.stream()
                            .map(line -> List.<@Nullable Object>of(
                                    line.table(), line.rows(), line.rowsAgain(), line.digest()))
                            .toList());
        }
    }
}
