package org.allostat.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;

/**
 * The run that a command's RUN argument means: a run's folder; a folder of runs, whose latest it is; or, in the usual folder of runs or
 * after the name of another one and a slash, an id or what begins only one, {@code latest}, {@code latest:survey}, a title or a part
 * of only one.
 */
final class RunArgument {
    private static final String OF_KIND = RunFolder.LATEST + ":";

    private final String argument;
    private final List<String> tables;

    /** @param tables what the latest run must have to be meant; whoever names a run gets that one */
    RunArgument(String argument, List<String> tables) {
        this.argument = argument;
        this.tables = List.copyOf(tables);
    }

    CompleteRun find() {
        if (argument.isBlank()) {
            throw new InputException(
                    "RUN is empty (allowed: a run's folder, a folder of runs, an id, a title, latest)");
        }
        try {
            return find(LocalPath.of(argument));
        } catch (InvalidPathException noPath) {
            return named(Path.of(Runs.USUAL_FOLDER), argument);
        }
    }

    private CompleteRun find(Path place) {
        Path parent = place.getParent();
        if (Files.isDirectory(place)) {
            return inFolder(place);
        }
        Path name = place.getFileName();
        if (Files.exists(place)) {
            if (parent != null && name != null && name.toString().equals(RunFolder.LATEST)) {
                return inFolder(parent);
            }
            throw new InputException(argument + ": is a file; RUN is a run's folder, or a folder of runs");
        }
        return parent != null && name != null && Files.isDirectory(parent)
                ? named(parent, name.toString())
                : named(Path.of(Runs.USUAL_FOLDER), argument);
    }

    private CompleteRun inFolder(Path folder) {
        if (Files.exists(folder.resolve(Manifest.FILE))) {
            return CompleteRun.in(folder);
        }
        if (Files.exists(folder.resolve(RunFolder.MARKER))) {
            throw new InputException(shown(folder) + ": not a complete run (no " + Manifest.FILE
                    + "); the same 'jobs/allostat run' resumes it, if none is writing it now");
        }
        return latest(folder);
    }

    /** The run that was asked for last, if it has the tables; else the newest that has them. */
    private CompleteRun latest(Path folder) {
        if (!Files.exists(folder.resolve(RunFolder.LATEST))) {
            return only(folder);
        }
        CompleteRun pointed = inFolder(folder.resolve(pointedAt(folder)));
        return hasTables(pointed) ? pointed : newest(folder, this::hasTables, "with " + String.join(", ", tables));
    }

    private boolean hasTables(CompleteRun run) {
        return tables.stream().allMatch(table -> run.manifest().table(table).isPresent());
    }

    /** A folder in a message, with the argument where that is another word for it. */
    private String shown(Path folder) {
        return folder.getFileName() != null && folder.toString().equals(argument)
                ? folder.toString()
                : Shown.value(argument) + " (" + folder + ")";
    }

    private CompleteRun newest(Path folder, Predicate<CompleteRun> wanted, String words) {
        List<ListedRun> all = Runs.in(folder).all();
        return all.stream()
                .map(ListedRun::run)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new InputException(
                        shown(folder) + ": holds no run " + words + " (there are: " + shown(all) + ")"));
    }

    private static String pointedAt(Path folder) {
        Path file = folder.resolve(RunFolder.LATEST);
        try {
            String runId = Files.readString(file).strip();
            if (runId.isEmpty() || !Files.exists(folder.resolve(runId).resolve(RunFolder.MARKER))) {
                throw new InputException(file + ": names '" + runId + "', which is no run in " + folder);
            }
            return runId;
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + FileReason.of(failure));
        }
    }

    private CompleteRun only(Path folder) {
        List<Path> runs = Runs.complete(folder);
        if (runs.isEmpty()) {
            throw new InputException(shown(folder) + ": not a complete run and holds none (no " + Manifest.FILE + ")");
        }
        List<CompleteRun> fitting =
                runs.stream().map(CompleteRun::in).filter(this::hasTables).toList();
        if (runs.size() == 1 || fitting.size() == 1) {
            return fitting.isEmpty() ? CompleteRun.in(runs.get(0)) : fitting.get(0);
        }
        throw new InputException(shown(folder) + ": holds " + runs.size() + " runs; name one: " + runs);
    }

    private CompleteRun named(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(Shown.value(argument) + ": no such folder, and there is no folder " + folder
                    + " in which a run could be called so (allowed: a run's folder, a folder of runs, or DIR/ID)");
        }
        if (name.equals(RunFolder.LATEST)) {
            return latest(folder);
        }
        if (name.startsWith(OF_KIND)) {
            RunKind kind = kind(name.substring(OF_KIND.length()));
            return newest(folder, run -> RunKind.of(run.manifest()) == kind, "of kind " + kind.label());
        }
        List<ListedRun> all = Runs.in(folder).all();
        String wanted = name.toLowerCase(Locale.ROOT);
        return one(folder, all, run -> names(run).anyMatch(wanted::equals))
                .or(() -> one(
                        folder,
                        all,
                        run -> run.id().toLowerCase(Locale.ROOT).startsWith(wanted)
                                || names(run).anyMatch(each -> each.contains(wanted))))
                .orElseThrow(() -> unknown(folder, name, all));
    }

    /** The run that is meant; none where none is, and an error where several are. */
    private Optional<CompleteRun> one(Path folder, List<ListedRun> all, Predicate<ListedRun> meant) {
        List<ListedRun> found = all.stream().filter(meant).toList();
        if (found.size() > 1) {
            throw new InputException(Shown.value(argument) + ": may mean any of " + found.size() + " runs in " + folder
                    + "; name one by more of its id: " + shown(found));
        }
        return found.stream().map(ListedRun::run).findFirst();
    }

    private static Stream<String> names(ListedRun run) {
        return Stream.of(run.id(), run.title().name(), run.title().title())
                .filter(each -> !each.isEmpty())
                .map(each -> each.toLowerCase(Locale.ROOT));
    }

    private RunKind kind(String label) {
        return Stream.of(RunKind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InputException(Shown.value(argument) + ": unknown kind of run"
                        + Nearest.hint(label, RunKind.labels()) + " (allowed: " + String.join(", ", RunKind.labels())
                        + ")"));
    }

    private InputException unknown(Path folder, String name, List<ListedRun> all) {
        List<String> known = all.stream()
                .flatMap(run ->
                        Stream.of(run.id(), run.title().name(), run.title().title()))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        return new InputException(
                Shown.value(argument) + ": no such run" + Nearest.hint(name, known) + " (allowed: latest, "
                        + OF_KIND + "run, a run's folder, or of " + folder + ": "
                        + (all.isEmpty() ? "nothing, there is no complete run" : shown(all)) + ")");
    }

    private static String shown(List<ListedRun> runs) {
        return Shown.names(runs.stream().map(ListedRun::shown).toList());
    }
}
