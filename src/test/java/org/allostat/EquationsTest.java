package org.allostat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The equations of src/docs/model.md and those who cite them. An equation is a paragraph that begins with its number in bold.
 * A citation is the file's name and a list of numbers, {@code model.md (3), (4)} or {@code model.md (10) to (19)}, also across
 * the lines of a comment; in the body of a kernel it is a comment that begins with the list.
 */
final class EquationsTest {
    private static final Path DESCRIPTION = Path.of("src/docs/model.md");
    private static final List<Path> FOLDERS = List.of(Path.of("src"), Path.of("data-schema"), Path.of("jobs"));
    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|py|c|h|R|sql|csv|md|yaml|json|sh)");

    private static final String LIST = "(?<list>\\(\\d+\\)(?:(?:, | and | to )\\(\\d+\\))*)";
    private static final Pattern EQUATION = Pattern.compile("(?m)^\\*\\*\\((\\d+)\\)\\*\\* ");
    private static final Pattern BY_NAME = Pattern.compile("model\\.md " + LIST);
    private static final Pattern BY_COMMENT = Pattern.compile("(?m)^ *(?://|#) " + LIST + "(?= )");
    private static final Pattern WITHOUT_FILE = Pattern.compile("[Ee]quations? \\(\\d");
    private static final Pattern WITHIN = Pattern.compile("(?<=[ (])" + LIST);
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINE_OF_COMMENT = Pattern.compile(" *\\R *(?:\\*(?!/)|//|#|--)? *");
    private static final Pattern NUMBERS = Pattern.compile("(?:(?<from>\\(\\d+\\)) to )?\\((?<to>\\d+)\\)");

    @Test
    void numbersOfTheDescriptionRunWithoutAGap() throws IOException {
        List<Integer> numbers = equations();
        assertTrue(numbers.size() > 19, "daily step and more: " + numbers);
        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    }

    @Test
    void everyCitedNumberIsAnEquation() throws IOException {
        Set<Integer> known = new TreeSet<>(equations());
        TreeMap<String, Set<Integer>> unknown = new TreeMap<>();
        int cited = 0;
        for (Path file : sources()) {
            Set<Integer> numbers = citations(file);
            cited += numbers.size();
            numbers.removeAll(known);
            if (!numbers.isEmpty()) {
                unknown.put(file.toString(), numbers);
            }
        }
        assertEquals(new TreeMap<>(), unknown);
        assertTrue(cited > known.size(), "citations found: " + cited);
    }

    /** Who reads an equation finds the code that computes it. */
    @Test
    void everyEquationIsCitedByTheProgram() throws IOException {
        Set<Integer> cited = new TreeSet<>();
        for (Path file : sources()) {
            if (file.startsWith("src/main/java")) {
                cited.addAll(citations(file));
            }
        }
        assertEquals(new TreeSet<>(equations()), cited);
    }

    @Test
    void equationsAreCitedWithTheirFileAndFromNoOtherOne() throws IOException {
        String elsewhere = "kernel" + ".md";
        List<String> wrong = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            if (text.toLowerCase(java.util.Locale.ROOT).contains(elsewhere)) {
                wrong.add(file + " mentions " + elsewhere);
            }
            if (!file.equals(DESCRIPTION) && WITHOUT_FILE.matcher(joined(text)).find()) {
                wrong.add(file + " cites an equation without model.md");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void citationsAreReadAsTheyAreWritten() {
        assertEquals(Set.of(3, 4), numbers(BY_NAME, joined("/** as model.md (3),\n     * (4): x */")));
        assertEquals(Set.of(1, 2, 3, 4, 7), numbers(BY_NAME, joined("# model.md (1) to\n# (4) and (7)\n")));
        assertEquals(Set.of(12, 13, 14), numbers(BY_COMMENT, "  // (12) to (14) What is felt.\n  y = f(9) // (8)\n"));
        assertEquals(Set.of(), numbers(BY_NAME, "model.md says (3)"));
    }

    private static List<Integer> equations() throws IOException {
        return EQUATION.matcher(Files.readString(DESCRIPTION))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static Set<Integer> citations(Path file) throws IOException {
        String text = Files.readString(file);
        if (file.equals(DESCRIPTION)) {
            return numbers(WITHIN, joined(CODE.matcher(text).replaceAll("")));
        }
        Set<Integer> numbers = numbers(BY_NAME, joined(text));
        if (file.toString().matches(".*\\.(java|py|c)")) {
            numbers.addAll(numbers(BY_COMMENT, text));
        }
        return numbers;
    }

    private static Set<Integer> numbers(Pattern citation, String text) {
        Set<Integer> numbers = new TreeSet<>();
        Matcher lists = citation.matcher(text);
        while (lists.find()) {
            NUMBERS.matcher(lists.group("list"))
                    .results()
                    .map(MatchResult::group)
                    .forEach(item -> {
                        String[] ends = item.replaceAll("[()]", "").split(" to ", -1);
                        int last = Integer.parseInt(ends[ends.length - 1]);
                        IntStream.rangeClosed(Integer.parseInt(ends[0]), last).forEach(numbers::add);
                    });
        }
        return numbers;
    }

    /** The text with the lines of a comment or paragraph as one. */
    private static String joined(String text) {
        return LINE_OF_COMMENT.matcher(text).replaceAll(" ");
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> found = Files.walk(folder)) {
                files.addAll(files(found, Files::isRegularFile));
            }
        }
        try (Stream<Path> found = Files.list(Path.of(""))) {
            files.addAll(files(found, file -> file.toString().endsWith(".md")));
        }
        return files;
    }

    private static List<Path> files(Stream<Path> found, Predicate<Path> wanted) {
        return found.filter(wanted)
                .filter(file -> SOURCE.matcher(file.toString()).matches())
                .toList();
    }
}
