package org.allostat.survey.puf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
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
    /** A year has about 58,000; the line of each is remembered. */
    private static final int MOST_RECORDS = 5_000_000;
    /** A year has about 100; the sums of each are held. */
    private static final int MOST_PSUS = 5_000;

    private final Path file;
    private final SurveyTally tally;
    private final Problems problems;
    private final LineOfRecord lineOfRecord = new LineOfRecord();
    private final Set<Psu> psus = new HashSet<>();
    private final PufAdults adults = new PufAdults();
    private long records;

    private PufFile(Path file, SurveyTally tally) {
        this.file = file;
        this.tally = tally;
        problems = new Problems(file.toString());
    }

    /** A PSU by the numbers that the file gives it. */
    private record Psu(long stratum, long number) {}

    /**
     * What a file gives.
     *
     * @param records records of all ages
     * @param adults records of adults
     * @param notes what a reader of the estimates has to know, one line each
     * @param estimates the estimates, in the order of the definitions
     */
    public record Result(long records, long adults, List<String> notes, List<EstimateRow> estimates) {
        public Result {
            notes = List.copyOf(notes);
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
        PufKind.check(file);
        SurveyTally tally = new SurveyTally(definitions);
        PufFile puf = new PufFile(file, tally);
        puf.read();
        List<EstimateRow> estimates = tally.estimates(file.toString(), lonelyPsu).stream()
                .map(EstimateRow::withUndefinedErrors)
                .toList();
        return new Result(puf.records, puf.adults.count(), puf.adults.notes(file.toString()), estimates);
    }

    private void read() {
        try (BoundedLines lines = BoundedLines.open(file)) {
            String first = lines.next();
            if (first == null) {
                throw new InputException(file + ": is empty (allowed: " + PufKind.WANTED + ")");
            }
            readRecords(lines, PufHeader.read(file.toString(), first));
        } catch (IOException e) {
            throw PufKind.unreadable(file, e);
        }
        problems.throwIfAny();
        if (records == 0) {
            throw new InputException(file + ": has a header but no records (allowed: at least 2 PSUs)");
        }
        if (adults.count() == 0) {
            throw new InputException(file + ": no adult records among " + records
                    + " (allowed: records of adults, AGE3 4 to 11 or CATAG6 2 to 6)");
        }
    }

    private void readRecords(BoundedLines lines, PufHeader header) throws IOException {
        int blank = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (isBlank(line)) {
                blank = blank == 0 ? lines.number() : blank;
                continue;
            }
            if (blank > 0) {
                problems.add(file + ":" + blank + ": is blank (allowed: blank lines after the last record only)");
                blank = 0;
            }
            addRecord(PufRecord.of(file + ":" + lines.number(), line, header, problems), lines.number());
        }
    }

    /** Nothing, or the mark by which DOS ends a text. */
    private static boolean isBlank(String line) {
        return line.isBlank() || line.equals("\u001A");
    }

    private void addRecord(PufRecord record, int line) {
        if (++records > MOST_RECORDS) {
            throw new InputException(file + ": has more than " + MOST_RECORDS + " records (allowed: " + PufKind.WANTED
                    + ", which has about 58000 a year)");
        }
        if (!record.isComplete()) {
            return;
        }
        if (record.isHeader()) {
            record.problem("the header stands here once more (allowed: one file, not two put together)");
            return;
        }
        long before = problems.count();
        checkOnce(record, line);
        OptionalLong stratum = record.identifier(PufVariable.VESTR_C);
        OptionalLong psu = record.identifier(PufVariable.VEREP);
        OptionalDouble weight = record.weight();
        PufAnswers answers = new PufAnswers(record);
        Optional<Respondent> adult = answers.adultAgeGroup().map(answers::respondent);
        if (problems.count() == before) {
            add(new Psu(stratum.orElseThrow(), psu.orElseThrow()), weight.orElseThrow(), adult);
        }
    }

    private void checkOnce(PufRecord record, int line) {
        OptionalLong identifier = record.identifier(PufVariable.QUESTID2);
        if (identifier.isPresent()) {
            OptionalInt first = lineOfRecord.put(identifier.getAsLong(), line);
            first.ifPresent(earlier -> record.problem(
                    "stands on line " + earlier + " and on line " + line + " (allowed: each QUESTID2 once)"));
        }
    }

    private void add(Psu psu, double weight, Optional<Respondent> adult) {
        if (psus.add(psu) && psus.size() > MOST_PSUS) {
            throw new InputException(file + ": VESTR_C and VEREP make more than " + MOST_PSUS
                    + " PSUs (allowed: those of the survey, about 100 a year)");
        }
        String stratum = Long.toString(psu.stratum());
        String number = Long.toString(psu.number());
        if (adult.isEmpty()) {
            tally.design().psu(stratum, number);
            return;
        }
        adults.add(weight, adult.get());
        tally.add(stratum, number, weight, adult.get());
    }
}
