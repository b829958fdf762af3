package org.allostat.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;

/**
 * Local files under another scheme, which behave as an object store does: a folder is renamed by copying one file after the other, and a
 * process may end between two of them. Here it ends at every folder's first file but for what Spark's committer renames.
 */
public final class ObjectsFileSystem extends RawLocalFileSystem {
    private static final String SCHEME = "objects";
    private static final String SPARKS_OWN = "_temporary";
    private static final int MILLISECONDS_OF_A_COPY = 2;

    /** Makes a session know {@code objects:///PATH}. */
    static String place(SparkSession spark, java.nio.file.Path folder) {
        return place(spark.sparkContext().hadoopConfiguration(), folder);
    }

    static String place(Configuration configuration, java.nio.file.Path folder) {
        configuration.setClass("fs." + SCHEME + ".impl", ObjectsFileSystem.class, FileSystem.class);
        return SCHEME + "://" + folder;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        FileStatus status = getFileStatus(from);
        if (status.isDirectory() && !from.toString().contains(SPARKS_OWN)) {
            for (FileStatus file : listStatus(from)) {
                FileUtil.copy(this, file, this, new Path(to, file.getPath().getName()), false, true, getConf());
                throw new FileNotFoundException(to + ": the process ended after one file of a folder");
            }
        }
        copyTakesTime();
        return super.rename(from, to);
    }

    private static void copyTakesTime() {
        try {
            Thread.sleep(MILLISECONDS_OF_A_COPY);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
