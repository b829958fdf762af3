package org.allostat.jobs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** URL of a Spark master as it is given on the command line, refused before Spark starts where Spark would know none in it. */
final class MasterUrl implements ITypeConverter<String> {
    private static final int MOST_THREADS = 1024;
    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|\\d+)(?:, *(\\d+))?])?");
    private static final Pattern LOCAL_CLUSTER = Pattern.compile("local-cluster\\[ *\\d+ *, *\\d+ *, *\\d+ *]");
    private static final Pattern STANDALONE = Pattern.compile("spark://([^,]+(?:,[^,]+)*)");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[\\w.-]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})");
    private static final Pattern OTHER_CLUSTER = Pattern.compile("yarn|k8s://\\S+");

    /** The URL, if it is one. */
    @Override
    public String convert(String text) {
        if (!isMaster(text)) {
            throw new TypeConversionException(
                    "'" + text + "' is no Spark master (allowed: local, local[*], local[N] with N from 1 to "
                            + MOST_THREADS + ", spark://HOST:PORT, yarn, k8s://URL)");
        }
        return text;
    }

    private static boolean isMaster(String text) {
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            return local.group(1) == null || local.group(1).equals("*") || isBetween(local.group(1), 1, MOST_THREADS);
        }
        Matcher standalone = STANDALONE.matcher(text);
        if (standalone.matches()) {
            return Pattern.compile(",").splitAsStream(standalone.group(1)).allMatch(MasterUrl::isHostAndPort);
        }
        return OTHER_CLUSTER.matcher(text).matches()
                || LOCAL_CLUSTER.matcher(text).matches();
    }

    private static boolean isHostAndPort(String text) {
        Matcher found = HOST_AND_PORT.matcher(text);
        return found.matches() && isBetween(found.group(1), 1, HIGHEST_PORT);
    }

    private static boolean isBetween(String digits, int least, int most) {
        return digits.length() < 8 && Integer.parseInt(digits) >= least && Integer.parseInt(digits) <= most;
    }
}
