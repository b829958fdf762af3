package org.allostat.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Servers on this machine of what clusters have, each a process of its own from libraries that {@code src/servers/pom.xml} names. */
final class Servers {
    private static final Path LIBRARIES = Path.of("target", "servers");
    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;
    private static final int LOOKS = 600;

    private Servers() {}

    /** A server, and how Spark reaches it. */
    record Server(Process process, String place, List<String> settings) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** An object store that speaks S3, with a bucket in memory. */
    static Server s3(Path folder) throws IOException, InterruptedException {
        int port = Cluster.freePort();
        String address = "http://127.0.0.1:" + port;
        Path configuration = folder.resolve("s3proxy.conf");
        // signatures of requests are not compared, so that the bucket below can be made without a client
        Files.writeString(configuration, """
                s3proxy.endpoint=%s
                s3proxy.authorization=none
                s3proxy.ignore-unknown-headers=true
                jclouds.provider=transient
                jclouds.identity=none
                jclouds.credential=none
                """.formatted(address));
        Process process = start(
                folder,
                "s3-server",
                List.of("-DLOG_LEVEL=warn"),
                List.of("org.gaul.s3proxy.Main", "--properties", configuration.toString()));
        HttpRequest bucket = HttpRequest.newBuilder(URI.create(address + "/bucket"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        awaitServer(process, () -> {
            try {
                return HttpClient.newHttpClient()
                                .send(bucket, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
        return new Server(
                process,
                "s3a://bucket/runs",
                List.of(
                        "spark.jars=" + String.join(",", jars("s3-client")),
                        "spark.hadoop.fs.s3a.endpoint=" + address,
                        "spark.hadoop.fs.s3a.endpoint.region=us-east-1",
                        "spark.hadoop.fs.s3a.path.style.access=true",
                        "spark.hadoop.fs.s3a.access.key=anybody",
                        "spark.hadoop.fs.s3a.secret.key=anything"));
    }

    /** An HDFS of one name node and one data node. */
    static Server hdfs(Path folder) throws IOException, InterruptedException {
        int port = Cluster.freePort();
        Path details = folder.resolve("hdfs.json");
        Process process = start(
                folder,
                "hdfs",
                List.of(),
                List.of(
                        "org.apache.hadoop.test.MiniDFSClusterManager",
                        "-format",
                        "-datanodes",
                        "1",
                        "-nnport",
                        port + "",
                        "-writeDetails",
                        details.toString()));
        awaitServer(process, () -> Files.exists(details));
        return new Server(process, "hdfs://127.0.0.1:" + port + "/runs", List.of("spark.hadoop.dfs.replication=1"));
    }

    /** A YARN of two nodes; its place is the folder of its clients' configuration. */
    static Server yarn(Path folder) throws IOException, InterruptedException {
        Path client = Files.createDirectories(folder.resolve("hadoop"));
        Path configuration = client.resolve("yarn-site.xml");
        Process process = start(
                folder,
                "yarn",
                List.of(),
                List.of(
                        Path.of("src", "servers", "YarnCluster.java")
                                .toAbsolutePath()
                                .toString(),
                        configuration.toString()));
        awaitServer(process, () -> Files.exists(configuration));
        return new Server(process, client.toString(), List.of());
    }

    private static Process start(Path folder, String libraries, List<String> options, List<String> command)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m"));
        all.addAll(options);
        all.addAll(List.of("-cp", String.join(File.pathSeparator, jars(libraries))));
        all.addAll(command);
        return new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(libraries + ".log").toFile())
                .start();
    }

    /** Jars of a profile of the file, which Maven copies there the first time. */
    static List<String> jars(String profile) throws IOException, InterruptedException {
        Path copies = LIBRARIES.resolve(profile).toAbsolutePath();
        if (!Files.isDirectory(copies)) {
            int exitCode = new ProcessBuilder(
                            "mvn",
                            "-B",
                            "-q",
                            "-f",
                            "src/servers/pom.xml",
                            "-P",
                            profile,
                            "dependency:copy-dependencies",
                            "-DoutputDirectory=" + copies)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IOException("Maven did not find the libraries of profile " + profile);
            }
        }
        try (Stream<Path> files = Files.list(copies)) {
            return files.map(Path::toString).sorted().collect(Collectors.toList());
        }
    }

    /** Something that is so or not yet. */
    private interface Look {
        boolean isThere() throws IOException, InterruptedException;
    }

    private static void awaitServer(Process process, Look look) throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS && process.isAlive(); i++) {
            if (look.isThere()) {
                return;
            }
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
        process.destroyForcibly();
        throw new IOException("the server did not start");
    }
}
