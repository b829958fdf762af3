package org.allostat.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A standalone cluster of Spark on the loopback address: a master and workers of one core, each a JVM of its own. */
final class Cluster implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;
    private static final int LOOKS = 1200;

    private final Path folder;
    private final int port = freePort();
    private final int uiPort = freePort();
    private final Process master;
    private final List<Process> workers = new ArrayList<>();
    private int started;

    private Cluster(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("spark-home/jars")); // executors get the class path of the tests
        master = daemon(
                "master",
                Map.of(),
                "org.apache.spark.deploy.master.Master",
                List.of("--host", LOOPBACK, "--port", port + "", "--webui-port", uiPort + ""));
    }

    /** A cluster whose workers are all there. */
    static Cluster start(Path folder, int workers) throws IOException, InterruptedException {
        Cluster cluster = new Cluster(folder);
        cluster.resize(workers);
        return cluster;
    }

    String url() {
        return "spark://" + LOOPBACK + ":" + port;
    }

    /** Starts workers, or ends the newest, until there are so many alive. */
    void resize(int count) throws IOException, InterruptedException {
        workers.removeIf(worker -> !worker.isAlive());
        while (workers.size() > count) {
            workers.remove(workers.size() - 1).destroyForcibly().waitFor();
        }
        while (workers.size() < count) {
            addWorker(folder.resolve("local"));
        }
        awaitWorkers(count);
    }

    /** Starts a worker for each that has died, as whoever watches over a cluster would. */
    void replaceDead() throws IOException {
        int alive = workers.size();
        workers.removeIf(worker -> !worker.isAlive());
        for (int i = workers.size(); i < alive; i++) {
            addWorker(folder.resolve("local"));
        }
    }

    /**
     * Starts a worker.
     *
     * @param disk folder where its executors put what does not fit into memory
     */
    void addWorker(Path disk) throws IOException {
        Files.createDirectories(disk);
        workers.add(daemon(
                "worker-" + started++,
                Map.of("SPARK_LOCAL_DIRS", disk.toString()),
                "org.apache.spark.deploy.worker.Worker",
                List.of(
                        "--host",
                        LOOPBACK,
                        "--webui-port",
                        "0",
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        "--work-dir",
                        folder.resolve("work").toString(),
                        url())));
    }

    void awaitWorkers(int count) throws IOException, InterruptedException {
        int alive = -1;
        for (int look = 0; look < LOOKS && alive != count; look++) {
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            alive = get(uiPort, "/json/").path("aliveworkers").asInt(-1);
        }
        if (alive != count) {
            throw new IOException(alive + " of " + count + " workers are there; logs are in " + folder);
        }
    }

    List<Process> workers() {
        return List.copyOf(workers);
    }

    /** The JVMs of executors that run now. */
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(worker -> worker.children())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** The JVM of an executor that runs now, by the number that Spark gave it. */
    ProcessHandle executor(String id) throws IOException {
        for (ProcessHandle executor : executors()) {
            List<String> command = command(executor);
            int option = command.indexOf("--executor-id");
            if (option >= 0 && command.get(option + 1).equals(id)) {
                return executor;
            }
        }
        throw new IOException("executor " + id + " does not run");
    }

    /** Whole, where {@link ProcessHandle.Info} cuts it at a page: a class path is longer. Empty where the process is gone. */
    private static List<String> command(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc", process.pid() + "", "cmdline"))
                    .split("\0", -1));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** What an HTTP server of Spark answers; nothing where none does. */
    static JsonNode get(int port, String path) {
        URI address = URI.create("http://" + LOOPBACK + ":" + port + path);
        try (InputStream answer = address.toURL().openStream()) {
            return JSON.readTree(answer);
        } catch (IOException notYet) {
            return JSON.missingNode();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("no port is free", failure);
        }
    }

    private Process daemon(String name, Map<String, String> variables, String mainClass, List<String> arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(QuickJvm.command(mainClass, "-Xmx256m", arguments))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(variables);
        builder.environment().put("SPARK_HOME", folder.resolve("spark-home").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
        return builder.start();
    }

    /** Ends everything that was started, also what was stopped in its tracks. */
    @Override
    public void close() {
        executors().forEach(ProcessHandle::destroyForcibly);
        workers.forEach(Process::destroyForcibly);
        master.destroyForcibly();
    }
}
