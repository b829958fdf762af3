package org.allostat.jobs;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the program consists of: its classes and the evidence, schemas and library versions that were built into it. Whatever
 * of it differs may give other numbers.
 */
final class ProgramContent {
    /** Where our own entries lie, in a folder of classes as in a jar. */
    private static final List<String> OURS = List.of("org/allostat/", "evidence/", "allostat/");

    /** Studies, policies and packs are in the question, in full; the commit says where the content is from, not what it is. */
    private static final List<String> TOLD_ELSEWHERE =
            List.of("allostat/studies/", "allostat/policies/", "allostat/packs/", "allostat/version.properties");

    private ProgramContent() {}

    /** SHA-256 of the program that runs, hexadecimal. */
    static String sha256() {
        try {
            return sha256(Path.of(ProgramContent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException | IOException failure) {
            throw new IllegalStateException("the program cannot read itself", failure);
        }
    }

    /**
     * SHA-256 of a program, hexadecimal: over names and bytes, in the order of names, so that neither the time of a build nor the
     * packing shows.
     *
     * @param program folder of classes, or jar
     */
    static String sha256(Path program) throws IOException {
        MessageDigest digest = RunIdentity.sha256();
        if (Files.isDirectory(program)) {
            addFolder(program, digest);
        } else {
            addJar(program, digest);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addFolder(Path folder, MessageDigest digest) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.walk(folder)) {
            names = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(ProgramContent::counts)
                    .sorted()
                    .toList();
        }
        for (String name : names) {
            add(name, Files.readAllBytes(folder.resolve(name)), digest);
        }
    }

    private static void addJar(Path jar, MessageDigest digest) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<String> names = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(ProgramContent::counts)
                    .sorted()
                    .toList();
            for (String name : names) {
                add(name, zip.getInputStream(zip.getEntry(name)).readAllBytes(), digest);
            }
        }
    }

    private static boolean counts(String name) {
        return OURS.stream().anyMatch(name::startsWith)
                && TOLD_ELSEWHERE.stream().noneMatch(name::startsWith);
    }

    /** Lengths stand before what they measure, so that no two contents give the same sequence of bytes. */
    private static void add(String name, byte[] content, MessageDigest digest) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(nameBytes.length)
                .putInt(content.length)
                .flip());
        digest.update(nameBytes);
        digest.update(content);
    }
}
