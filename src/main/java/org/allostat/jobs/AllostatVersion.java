package org.allostat.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build stamped into the program. */
public final class AllostatVersion implements IVersionProvider {
    private static final String RESOURCE = "/allostat/version.properties";

    /** For example {@code 0.1.0}. */
    public static String current() {
        return property("version");
    }

    /** Version and the commit it was built from, for example {@code 0.1.0+4f2c9d1}. */
    static String withCommit() {
        return current() + "+" + property("commit");
    }

    private static String property(String name) {
        Properties properties = new Properties();
        try (InputStream stream = AllostatVersion.class.getResourceAsStream(RESOURCE)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException failure) {
            throw new IllegalStateException("cannot read " + RESOURCE, failure);
        }
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("missing from the program: " + name + " in " + RESOURCE);
        }
        return value;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"allostat " + current(), "Java ${java.version} (${java.vm.name})", "${os.name} ${os.arch}"
        };
    }
}
