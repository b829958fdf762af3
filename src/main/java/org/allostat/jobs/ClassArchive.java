package org.allostat.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The archive of loaded classes that later starts read instead of loading each. The launcher asks for it; the JVM could write it
 * whenever it ends, but only after a command that succeeded does it hold what such a command needs.
 */
final class ClassArchive {
    private static final String FILE = "allostat.class.archive";

    private ClassArchive() {}

    /** Writes the archive, complete under its name or not at all, if the launcher asked for it. Without it starts are slower. */
    static void writeIfAsked() {
        String asked = System.getProperty(FILE);
        if (asked == null) {
            return;
        }
        Path archive = Path.of(asked);
        Path own = Path.of(asked + "." + ProcessHandle.current().pid());
        try {
            write(own);
            Files.move(own, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (JMException | IOException noArchive) {
            System.getLogger(ClassArchive.class.getName())
                    .log(System.Logger.Level.DEBUG, "no class archive", noArchive);
        }
    }

    /** As {@code jcmd} would ask the JVM, which then says so on standard output. */
    private static void write(Path archive) throws JMException {
        PrintStream standardOutput = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", '"' + archive.toString() + '"'}},
                            new String[] {String[].class.getName()});
        } finally {
            System.setOut(standardOutput);
        }
    }
}
