package org.allostat.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that a run's folder keeps until the commit, since no table holds what later stages need of them, or since a stage takes so long
 * that whoever resumes the run should not begin it anew.
 */
public final class KeptRows {
    /** Where they lie in the run's folder. */
    static final String FOLDER = RunFolder.KEPT + "rows";

    /** Sign that kept rows are complete. */
    private static final String ALL = "_kept";

    /**
     * What signs kept rows as this run's own.
     *
     * @param inputsSha256 hash of the run's inputs
     * @param files what was written
     */
    record Sign(String inputsSha256, List<Manifest.FileContent> files) {
        Sign {
            files = List.copyOf(files);
        }
    }

    private final SparkSession spark;
    private final SignedFiles files;
    private final Set<String> unchanged = ConcurrentHashMap.newKeySet();

    KeptRows(SparkSession spark, SignedFiles files) {
        this.spark = spark;
        this.files = files;
    }

    /** Keeps rows until the run is committed, whole or not at all: what later stages need and no table holds. */
    public void keep(String name, Dataset<Row> rows) {
        String folder = FOLDER + "/" + name;
        files.attempt(() -> {
            String unpublished = files.store().begin(folder);
            rows.write()
                    .options(TableWriting.KEPT_OPTIONS)
                    .parquet(files.store().target(unpublished));
            Sign sign = new Sign(
                    files.inputsSha256(), files.store().folder(unpublished).contents());
            files.store().publish(folder, ALL, Json.write(sign));
            return true;
        });
    }

    /** Whether {@link #keep} kept rows of that name, in this process or an earlier one. */
    public boolean has(String name) {
        return files.attempt(() -> files.store().isPublished(FOLDER + "/" + name, ALL));
    }

    /**
     * Rows that {@link #keep} kept.
     *
     * @param type their columns
     */
    public Dataset<Row> read(String name, StructType type) {
        return read(List.of(name), type);
    }

    private Dataset<Row> read(List<String> names, StructType type) {
        List<String> folders = names.stream().map(name -> FOLDER + "/" + name).toList();
        for (String folder : folders) {
            if (unchanged.add(folder)) {
                refuseChanged(folder);
            }
        }
        return files.parquet(spark, type, folders);
    }

    /**
     * Rows that are computed one part after the other. A part that is complete is kept until the commit, so that whoever resumes the
     * run computes only those that are missing.
     *
     * @param name name of all of them
     * @param parts number of parts, as {@link #parts} has it; of another number nothing that was kept is used
     * @param type their columns
     * @param kept hears of each part that was kept before, ere any is computed
     * @param rows makes the rows of a part, 0 the first
     */
    public Dataset<Row> inParts(
            String name, int parts, StructType type, IntConsumer kept, IntFunction<Dataset<Row>> rows) {
        List<String> names = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            names.add(nameOfPart(name, part, parts));
            if (has(names.get(part))) {
                kept.accept(part);
            } else {
                missing.add(part);
            }
        }
        missing.forEach(part -> keep(names.get(part), rows.apply(part)));
        return read(names, type);
    }

    /**
     * Into how many parts rows of a name are to be cut: as an earlier process cut those that it kept, whatever would be best for the
     * cores of this one.
     *
     * @param name as of {@link #inParts}
     * @param otherwise where nothing was kept
     */
    public int parts(String name, int otherwise) {
        Pattern part = Pattern.compile(Pattern.quote(name) + "-\\d+-of-(\\d+)");
        return files
                .attempt(() -> files.store().exists(FOLDER)
                        ? files.store().folder(FOLDER).names()
                        : List.<String>of())
                .stream()
                .map(part::matcher)
                .filter(Matcher::matches)
                .filter(kept -> has(kept.group()))
                .map(kept -> Integer.valueOf(kept.group(1)))
                .collect(Collectors.groupingBy(parts -> parts, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparingDouble(parts -> (double) parts.getValue() / parts.getKey()))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    /** Lets go of the parts of rows that no table will be made of any more. */
    public void forgetParts(String name, int parts) {
        files.attempt(() -> {
            for (int part = 0; part < parts; part++) {
                files.store().delete(FOLDER + "/" + nameOfPart(name, part, parts));
            }
            return true;
        });
    }

    private static String nameOfPart(String name, int part, int parts) {
        return name + "-" + (part + 1) + "-of-" + parts;
    }

    private void refuseChanged(String folder) {
        String file = folder + "/" + ALL;
        Sign sign = files.attempt(() ->
                Json.read(files.store().read(file), Sign.class, files.store().path(file)));
        files.refuseOtherRuns(sign.inputsSha256(), file);
        files.refuseChanged(folder, sign.files());
    }
}
