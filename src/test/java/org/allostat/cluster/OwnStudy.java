package org.allostat.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small study of a user's own, {@code mine/study.yaml}, and a policy that lies beside it and must travel with it. */
final class OwnStudy {
    static final String STUDY = """
            title: A policy of one's own beside the study
            seed: 20211
            patients: 100
            years: 1
            partitions: 6
            policies: [usual-care, policies/mine.yaml]
            comparator: usual-care
            pivots: {parameters: []}
            """;

    private OwnStudy() {}

    /** Writes both below the folder where the user is. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("mine/policies"));
        Files.writeString(folder.resolve("mine/study.yaml"), STUDY);
        Files.copy(Path.of("jobs/policies/cdc-2022.yaml"), folder.resolve("mine/policies/mine.yaml"));
    }
}
