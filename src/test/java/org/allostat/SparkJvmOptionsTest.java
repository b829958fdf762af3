package org.allostat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The build and the launcher start the JVM with the options of property {@code spark.jvm.args}; Spark knows what it needs. */
class SparkJvmOptionsTest {
    @Test
    void theJvmRunsWithEveryOptionThatThisSparkAsksFor() {
        List<String> missing = new ArrayList<>(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        missing.removeAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        assertTrue(missing.isEmpty(), () -> "add to spark.jvm.args in pom.xml: " + missing);
    }
}
