import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** A YARN of two nodes in one process, with one queue. Writes what its clients must know to the file that is its one argument. */
public final class YarnCluster {
    private static final String ROOT = "yarn.scheduler.capacity.root.";
    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;

    private YarnCluster() {}

    public static void main(String[] arguments) throws Exception {
        YarnConfiguration settings = new YarnConfiguration();
        settings.set(ROOT + "queues", "default");
        settings.set(ROOT + "capacity", "100");
        settings.set(ROOT + "default.capacity", "100");
        settings.set(ROOT + "default.acl_submit_applications", "*");
        settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
        settings.set(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, "128");
        settings.set(YarnConfiguration.NM_VMEM_CHECK_ENABLED, "false"); // JVMs reserve more than they use
        settings.set("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99.5");
        MiniYARNCluster cluster = new MiniYARNCluster("allostat", 2, 1, 1);
        cluster.init(settings);
        cluster.start();
        Configuration known = cluster.getConfig();
        while (known.get(YarnConfiguration.RM_ADDRESS).endsWith(":0")) { // not yet bound
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
        Path file = Path.of(arguments[0]);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            known.writeXml(out);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }
}
