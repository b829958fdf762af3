package org.allostat.survey.puf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allostat.problem.InputException;
import org.allostat.survey.estimate.EstimateDefinition;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.LonelyPsu;
import org.allostat.survey.estimate.Respondent;
import org.allostat.survey.estimate.StandardEstimates;
import org.allostat.survey.estimate.SurveyTally;

/**
 * The NSDUH public-use file as SAMHSA publishes it since 2021: tab-delimited, names of variables in the first line. It is
 * read line by line; of thousands of columns only those needed are looked at. Records below 18 years stay in the design and
 * enter no estimate.
 */
public final class PufFile {
    private static final int ZIP_FIRST = 'P';
    private static final int ZIP_SECOND = 'K';

    private final Path file;
    private final SurveyTally tally;
    private final PufProblems problems = new PufProblems();
    private long records;
    private long adults;

    private PufFile(Path file, SurveyTally tally) {
        this.file = file;
        this.tally = tally;
    }

    /**
     * What a file gives.
     *
     * @param records records of all ages
     * @param adults records of adults
     * @param estimates the estimates, in the order of the definitions
     */
    public record Result(long records, long adults, List<EstimateRow> estimates) {
        public Result {
            estimates = List.copyOf(estimates);
        }
    }

    /**
     * Reads a file and makes the estimates.
     *
     * @param file the file
     * @param definitions what is estimated: {@link StandardEstimates#ofAdults()}
     * @param lonelyPsu what strata of one PSU add to variances
     * @throws InputException with every missing variable, or the first twenty bad values and the number of the others, or
     *     what is wrong with the design
     */
    public static Result read(Path file, List<EstimateDefinition> definitions, LonelyPsu lonelyPsu) {
        SurveyTally tally = new SurveyTally(definitions);
        PufFile puf = new PufFile(file, tally);
        puf.read();
        return new Result(puf.records, puf.adults, tally.estimates(file.toString(), lonelyPsu));
    }

    private void read() {
        checkReadable();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            if (first == null) {
                throw new InputException(file + ": is empty (allowed: the NSDUH public-use file)");
            }
            PufHeader header = PufHeader.read(file.toString(), first);
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    addRecord(PufRecord.of(file + ":" + number, line, header, problems));
                }
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e);
        }
        if (records == 0) {
            throw new InputException(file + ": has a header but no records (allowed: at least 2 PSUs)");
        }
        problems.throwIfAny(file.toString());
    }

    private void checkReadable() {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": is a directory (allowed: the NSDUH public-use file, tab-delimited)");
        }
        if (!Files.exists(file)) {
            throw new InputException(file + ": no such file");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            if (bytes.read() == ZIP_FIRST && bytes.read() == ZIP_SECOND) {
                throw new InputException(
                        file + ": is a ZIP archive (allowed: the tab-delimited file in it; unpack it first)");
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e);
        }
    }

    private void addRecord(PufRecord record) {
        records++;
        if (!record.isComplete()) {
            return;
        }
        String stratum = record.text(PufVariable.VESTR_C);
        String psu = record.text(PufVariable.VEREP);
        double weight = record.number(PufVariable.ANALWT2_C);
        long before = problems.count();
        if (record.code(PufVariable.VESTR_C) == PufRecord.MISSING) {
            record.problem(PufVariable.VESTR_C, "a stratum");
        }
        if (record.code(PufVariable.VEREP) == PufRecord.MISSING) {
            record.problem(PufVariable.VEREP, "a PSU");
        }
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            record.problem(PufVariable.ANALWT2_C, "a positive number");
        }
        PufAnswers answers = new PufAnswers(record);
        answers.adultAgeGroup()
                .ifPresentOrElse(
                        age -> addAdult(stratum, psu, weight, answers.respondent(age), before),
                        () -> addMinor(stratum, psu, before));
    }

    private void addAdult(String stratum, String psu, double weight, Respondent respondent, long problemsBefore) {
        adults++;
        if (problems.count() == problemsBefore) {
            tally.add(stratum, psu, weight, respondent);
        }
    }

    private void addMinor(String stratum, String psu, long problemsBefore) {
        if (problems.count() == problemsBefore) {
            tally.design().psu(stratum, psu);
        }
    }
}
