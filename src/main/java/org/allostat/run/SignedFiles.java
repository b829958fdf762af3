package org.allostat.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Folders of files in a run's folder that one run wrote, and signed with its inputs and a list of the files.
 *
 * @param store the run's folder
 * @param inputsSha256 hash of the run's inputs
 */
record SignedFiles(RunStore store, String inputsSha256) {
    /**
     * Refuses a folder that lies here, complete, but that another run wrote.
     *
     * @param signed hash of inputs in its sign
     * @param file the sign
     */
    void refuseOtherRuns(String signed, String file) {
        if (!signed.equals(inputsSha256)) {
            throw new InputException(store.path(file) + ": was written by another run, of inputs " + signed + ", not "
                    + inputsSha256 + "; delete the run's folder and run again");
        }
    }

    /** Refuses a folder whose files are not those that were written. */
    void refuseChanged(String name, List<Manifest.FileContent> written) {
        List<String> problems = new ArrayList<>();
        try {
            List<Manifest.FileContent> found = store.folder(name).contents();
            for (Manifest.FileContent file : found) {
                if (written.stream().noneMatch(one -> one.path().equals(file.path()))) {
                    problems.add(store.path(name + "/" + file.path()) + ": was not written by this run; remove it");
                }
            }
            for (Manifest.FileContent file : written) {
                if (!found.contains(file)) {
                    problems.add(store.path(name + "/" + file.path()) + ": truncated, changed or missing: "
                            + file.bytes() + " bytes were written; delete the run's folder and run again");
                }
            }
        } catch (IOException failure) {
            problems.add(store.path(name) + ": truncated or damaged; delete the run's folder and run again: "
                    + failure.getMessage());
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** An action on the run's files. */
    interface Action<T> {
        T run() throws IOException;
    }

    /**
     * Rows of folders of Parquet files. Spark may not take folders named {@code draw=3} for columns.
     *
     * @param type their columns
     * @param folders below the run's folder
     */
    Dataset<Row> parquet(SparkSession spark, StructType type, List<String> folders) {
        return spark.read()
                .schema(type)
                .option("recursiveFileLookup", "true")
                .option(TableWriting.READS_PAGE_CHECKSUMS, "true")
                .parquet(folders.stream().map(store::pattern).toArray(String[]::new));
    }

    /** Does something with the files, where what the file system says is told with the run's folder. */
    <T> T attempt(Action<T> action) {
        try {
            return action.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(store.path() + ": " + FileReason.of(failure), failure);
        }
    }
}
