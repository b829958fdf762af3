package org.allostat.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Files under one folder of any file system that Hadoop knows: local, NFS, HDFS, an object store. A folder is published with a sign,
 * a file in it that is written when all others are: on this machine's file system it is made under another name and renamed;
 * elsewhere, where a rename may copy file by file, it is made in its place, and a folder without its sign counts for nothing.
 */
public final class RunStore {
    static final String TEMPORARY = ".tmp-";
    /** Folder of folders that are being written; its name is hidden, theirs are not, so Spark reads them silently. */
    static final String UNFINISHED = ".tmp";

    /** Asks an object store to refuse a file that came to exist while it was written; others do not know the word, and do so. */
    private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/");

    private final FileSystem files;
    private final Path root;

    private RunStore(FileSystem files, Path root) {
        this.files = files;
        this.root = root;
    }

    /**
     * A folder in another one.
     *
     * @param out a path, or a URI with a scheme
     * @param name name of the folder
     */
    static RunStore at(String out, String name, Configuration configuration) throws IOException {
        Path path = new Path(parsed(out), name);
        FileSystem files = path.getFileSystem(configuration);
        return new RunStore(files, files.makeQualified(path));
    }

    /** Hadoop takes what stands before the first colon for a scheme, also in a folder named {@code 12:30}. */
    private static Path parsed(String text) {
        return SCHEME.matcher(text).lookingAt() ? new Path(text) : new Path(null, null, text);
    }

    /** Whether a folder of runs, or a run, is named by a URI that is no place on this machine. */
    public static boolean isElsewhere(String place) {
        return SCHEME.matcher(place).lookingAt() && !place.startsWith("file:");
    }

    /** The folder as people and {@link CompleteRun#find} take it: a path where it is on this machine, else a URI. */
    String path() {
        return shown(root);
    }

    String path(String name) {
        return shown(new Path(root, name));
    }

    private String shown(Path path) {
        return isLocal() ? path.toUri().getPath() : path.toString();
    }

    /** A file or folder as Spark's readers take it, which take paths for patterns: what has a meaning there is escaped. */
    String pattern(String name) {
        return new Path(root, name).toString().replaceAll("([\\[\\]{}*?\\\\])", "\\\\$1");
    }

    /** A file or folder as Spark's writers take it. */
    String target(String name) {
        return new Path(root, name).toString();
    }

    /** Whether the folder lies on this machine's own file system, mounted network file systems included. */
    boolean isLocal() {
        return "file".equals(files.getScheme());
    }

    /** The folder's place on the local file system. */
    java.nio.file.Path localPath() {
        return java.nio.file.Path.of(root.toUri().getPath());
    }

    RunStore parent() {
        Path parent = root.getParent();
        return new RunStore(files, parent == null ? root : parent);
    }

    boolean isFile() throws IOException {
        return status(root).stream().anyMatch(FileStatus::isFile);
    }

    void create() throws IOException {
        if (!files.mkdirs(root)) {
            throw new IOException("folder cannot be created");
        }
    }

    boolean exists(String name) throws IOException {
        return files.exists(new Path(root, name));
    }

    /** Names of files and folders in the folder. */
    List<String> names() throws IOException {
        return Arrays.stream(files.listStatus(root))
                .map(status -> status.getPath().getName())
                .sorted()
                .toList();
    }

    byte[] read(String name) throws IOException {
        try (InputStream stream = open(name)) {
            return stream.readAllBytes();
        }
    }

    InputStream open(String name) throws IOException {
        return files.open(new Path(root, name));
    }

    /** Makes a file that must not exist; where the store can tell, at most one caller succeeds, and others fail at the latest on closing. */
    OutputStream createNew(String name) throws IOException {
        FSDataOutputStreamBuilder<?, ?> file = files.createFile(new Path(root, name));
        file.overwrite(false).opt(CONDITIONAL, true);
        return file.build();
    }

    /** Writes a file in its place: it is never missing, but readers may find it empty for a moment. */
    void overwrite(String name, byte[] content) throws IOException {
        try (OutputStream stream = files.create(new Path(root, name), true)) {
            stream.write(content);
        }
    }

    /**
     * Writes a file, whole or not at all: under a temporary name, then renamed over {@code name}. Where a rename does not replace another
     * file in one step, as in object stores, readers may find it missing for a moment.
     */
    void write(String name, byte[] content) throws IOException {
        // a name of this writer's own: runs that end together write one latest
        String temporary = TEMPORARY + name + "-" + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().getId() + "-" + System.nanoTime();
        try {
            if (isLocal()) {
                java.nio.file.Path made = localPath().resolve(temporary);
                Files.write(made, content);
                Files.move(made, localPath().resolve(name), StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            try (OutputStream stream = files.create(new Path(root, temporary), true)) {
                stream.write(content);
            }
            replace(new Path(root, temporary), new Path(root, name));
        } catch (IOException failure) {
            delete(temporary);
            throw failure;
        }
    }

    /**
     * Where to write the files of a folder that is to be published; what an earlier attempt left there is gone. A name with a slash
     * is one in a folder of folders.
     */
    String begin(String name) throws IOException {
        String unpublished = unpublished(name);
        delete(unpublished);
        return unpublished;
    }

    /** Publishes a folder that {@link #begin} began, whole or not at all. */
    void publish(String name, String sign, byte[] content) throws IOException {
        String unpublished = unpublished(name);
        folder(unpublished).write(sign, content);
        if (!unpublished.equals(name)) {
            Path target = new Path(root, name);
            if (files.exists(target)) {
                throw new IOException(target + " exists already");
            }
            files.mkdirs(target.getParent());
            rename(new Path(root, unpublished), target);
        }
    }

    /** Whether a folder was published; where it was renamed its sign may have been lost since, for whoever reads it to find. */
    boolean isPublished(String name, String sign) throws IOException {
        return exists(isLocal() ? name : name + "/" + sign);
    }

    private String unpublished(String name) {
        return isLocal() ? UNFINISHED + "/" + name : name;
    }

    void delete(String name) throws IOException {
        files.delete(new Path(root, name), true);
    }

    RunStore folder(String name) {
        return new RunStore(files, new Path(root, name));
    }

    /** Size and hash of the data files; names with a leading dot or underscore are not data. */
    List<Manifest.FileContent> contents() throws IOException {
        List<Manifest.FileContent> contents = new ArrayList<>();
        FileStatus[] statuses = files.listStatus(root);
        Arrays.sort(statuses, Comparator.comparing(status -> status.getPath().getName()));
        for (FileStatus status : statuses) {
            String name = status.getPath().getName();
            if (isData(name)) {
                try (InputStream stream = files.open(status.getPath())) {
                    contents.add(new Manifest.FileContent(name, status.getLen(), sha256(stream)));
                }
            }
        }
        return contents;
    }

    /** Rows of the Parquet files among the data files, as their footers tell. */
    long parquetRows() throws IOException {
        long rows = 0;
        for (FileStatus status : files.listStatus(root)) {
            if (isData(status.getPath().getName())) {
                try (ParquetFileReader file =
                        ParquetFileReader.open(HadoopInputFile.fromStatus(status, files.getConf()))) {
                    rows += file.getRecordCount();
                }
            }
        }
        return rows;
    }

    public static boolean isData(String name) {
        return !name.startsWith(".") && !name.startsWith("_");
    }

    public static String sha256(InputStream stream) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(stream, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }

    private void replace(Path from, Path to) throws IOException {
        try {
            FileContext.getFileContext(files.getUri(), files.getConf()).rename(from, to, Options.Rename.OVERWRITE);
        } catch (UnsupportedFileSystemException noSuchRename) {
            files.delete(to, false);
            rename(from, to);
        }
    }

    private void rename(Path from, Path to) throws IOException {
        if (!files.rename(from, to)) {
            throw new IOException("cannot rename " + from + " to " + to);
        }
    }

    private List<FileStatus> status(Path path) throws IOException {
        try {
            return List.of(files.getFileStatus(path));
        } catch (FileNotFoundException absent) {
            return List.of();
        }
    }
}
