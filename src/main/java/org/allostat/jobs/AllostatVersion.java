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
        Properties properties = new Properties();
        try (InputStream stream = AllostatVersion.class.getResourceAsStream(RESOURCE)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException failure) {
            throw new IllegalStateException("cannot read " + RESOURCE, failure);
        }
        String version = properties.getProperty("version");
        if (version == null) {
            throw new IllegalStateException("missing from the program: version in " + RESOURCE);
        }
        return version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"allostat " + current(), "Java ${java.version} (${java.vm.name})", "${os.name} ${os.arch}"
        };
    }
}
