package org.allostat.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words: what Java says of some failures is the path alone, of others the name of a class. */
public final class FileReason {
    private FileReason() {}

    /** The reason, without the path, which the message has before it. */
    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is one already";
        }
        if (failure instanceof NotDirectoryException) {
            return "is no directory";
        }
        String said = failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : failure.getMessage();
        return said == null ? "the file system does not say why" : said;
    }
}
