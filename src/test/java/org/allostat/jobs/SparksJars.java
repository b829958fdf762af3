package org.allostat.jobs;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The jars that a Spark distribution has, as far as the tests' class path tells. */
public final class SparksJars {
    /** Libraries of ours that no Spark distribution has, by the beginning of their jars' names; all other jars are Spark's. */
    private static final Pattern OURS =
            Pattern.compile("(picocli|json-schema-validator|itu|jackson-dataformat-yaml|snakeyaml"
                    + "|commons-(csv|statistics|rng|numbers)|duckdb_jdbc|jline|fastexcel(?!-reader)|opczip|echarts|jupyter-jvm-basekernel"
                    + "|jeromq|jnacl|jspecify|hipparchus-core)-.*");

    /** Libraries of the tests alone. */
    private static final Pattern OF_TESTS =
            Pattern.compile("(junit|opentest4j|apiguardian|fastexcel-reader|aalto|stax2|selenium"
                    + "|byte-buddy|opentelemetry|failsafe|axe|auto-service|guava-33|failureaccess-1.0.2|error_prone_annotations-2.4"
                    + "|jspecify|dev-tools|archunit|hipparchus-ode|jmh|jopt).*");

    private SparksJars() {}

    /** All jars of the class path but those of the program's own libraries and of the tests'. */
    public static List<Path> ofTheClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(jar -> !OURS.matcher(jar.getFileName().toString()).matches())
                .filter(jar -> !OF_TESTS.matcher(jar.getFileName().toString()).matches())
                .toList();
    }
}
