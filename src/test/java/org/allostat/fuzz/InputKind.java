package org.allostat.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A kind of input.
 *
 * @param name what it is called in the table of counts
 * @param share how many of all inputs; what is slow to read gets less
 * @param seeds right ones, which are damaged
 * @param reader what the program does with one
 * @param names whether a line of a refusal names the input
 */
record InputKind(String name, int share, List<Seed> seeds, Reader reader, Naming names) {
    InputKind {
        seeds = List.copyOf(seeds);
    }

    /** Reads an input, and goes on with what was read as the program would. */
    interface Reader {
        void read(Given given);
    }

    /** Whether a line says which input is meant. */
    interface Naming {
        Predicate<String> of(Given given);
    }

    /**
     * A damaged input.
     *
     * @param folder that of all files of its kind
     * @param file where it stands; the folder itself for what is no file
     * @param text its text, as far as it is one
     */
    record Given(Path folder, Path file, String text) {}

    /**
     * A right input.
     *
     * @param file its path in the folder of its kind; empty for what is no file
     * @param language how it is built
     */
    record Seed(String file, Mutator.Language language, String text) {
        /** A file of the project, under its name. */
        static Seed of(Path file, Mutator.Language language) {
            try {
                return new Seed(file.getFileName().toString(), language, Files.readString(file));
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }

        Seed in(String folder) {
            return new Seed(folder + "/" + file, language, text);
        }

        boolean isFile() {
            return !file.isEmpty();
        }

        /** Puts something into its place. */
        Given write(Path folder, byte[] content) throws IOException {
            String shown = new String(content, StandardCharsets.UTF_8);
            if (!isFile()) {
                return new Given(folder, folder, shown);
            }
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content);
            return new Given(folder, path, shown);
        }

        Given write(Path folder) throws IOException {
            return write(folder, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
