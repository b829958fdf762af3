package org.allostat.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;

/** The packs that can be named: the folders of {@code jobs/packs}, and those that come with the program. */
public final class PackLibrary {
    /** Names of the packs that come with the program, sorted. */
    public static final List<String> BUNDLED = List.of("kentucky");

    private static final Path USUAL_FOLDER = Path.of("jobs", "packs");
    private static final String TEMPLATE = "template";
    private static final Pattern IS_PATH = Pattern.compile(".*[/\\\\].*|\\.{1,2}");

    private PackLibrary() {}

    /**
     * The folder of a pack.
     *
     * @param given its name, or a path, relative to the study file or else to the current folder
     * @param study the study file
     * @throws InputException if there is none
     */
    static PackFolder find(String given, Path study) {
        if (IS_PATH.matcher(given).matches()) {
            Path folder = InputText.path(given);
            Path besideStudy = study.resolveSibling(folder);
            return PackFolder.of(Files.isDirectory(besideStudy) ? besideStudy : folder);
        }
        Path usual = USUAL_FOLDER.resolve(InputText.path(given));
        if (Files.isDirectory(usual)) {
            return PackFolder.of(usual);
        }
        if (BUNDLED.contains(given)) {
            return PackFolder.bundled(given);
        }
        throw new InputException("unknown pack: " + Shown.value(given) + Nearest.hint(given, names()) + " (allowed: "
                + Shown.names(names()) + ", or the path of a folder that holds " + PackFolder.MAIN + ", such as ./"
                + Shown.value(given) + ")");
    }

    private static List<String> names() {
        Set<String> names = new LinkedHashSet<>(BUNDLED);
        if (Files.isDirectory(USUAL_FOLDER)) {
            try (Stream<Path> folders = Files.list(USUAL_FOLDER)) {
                folders.filter(folder -> Files.isRegularFile(folder.resolve(PackFolder.MAIN)))
                        .map(folder -> String.valueOf(folder.getFileName()))
                        .filter(name -> !name.equals(TEMPLATE))
                        .sorted()
                        .forEach(names::add);
            } catch (IOException e) {
                throw new InputException(USUAL_FOLDER + ": cannot be listed: " + FileReason.of(e));
            }
        }
        return List.copyOf(names);
    }
}
