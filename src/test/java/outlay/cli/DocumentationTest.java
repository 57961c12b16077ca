package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keeps the pages of the manual true to the tree of files, and to each other. */
final class DocumentationTest {
    private static final Manual MANUAL = Manual.read();
    private static final ManualPage README = MANUAL.readme();
    private static final ManualPage DECISIONS = MANUAL.page(Path.of("src/docs/decisions.md"));
    private static final ManualPage HACKING = MANUAL.page(Path.of("src/docs/hacking.md"));
    private static final ManualPage ARCHITECTURE = MANUAL.page(Path.of("src/docs/architecture.md"));
    private static final Checkout CHECKOUT = Checkout.read();

    /** How a paragraph begins that is one, or has lost its number. */
    private static final Pattern DECISION =
            Pattern.compile("^(?:- )?(\\*\\*(?:D\\d+\\. )?)", Pattern.MULTILINE);

    /** A line may end between the two words. */
    private static final Pattern CITATION = Pattern.compile("decision[\\s*#]+(D\\d+)");

    /** A class, or one of its members behind a dot. */
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z]\\w*)\\.?(\\w*)");

    private static final Set<String> NOT_OURS = Set.of("String", "HasOptedOutOfEmail", "Sqlite");
    private static final Pattern PATH =
            Pattern.compile("[\\w.-]+(/[\\w.-]+)+|[\\w-]+\\.(md|xml|java|txt|sql|test)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `(outlay[.\\w]*)` ");
    private static final Pattern FILE = Pattern.compile("\\b(?:samples|src|bin)/[\\w./-]*\\w");

    @Test
    void quickStartIsOneCommand() {
        assertEquals("bin/demo", README.firstCodeBlock("Quick start"));
        assertEquals("mvn -B verify", README.firstCodeBlock("Tests"));
    }

    @Test
    void staysAPageThatIsReadFromTopToBottom() {
        assertTrue(README.text().lines().count() < 250);
    }

    @Test
    void namesOnlyFilesThatAreThere() {
        List<String> missing = new ArrayList<>();
        for (ManualPage page : MANUAL.pages()) {
            Set<String> files = in(page.text(), FILE);
            files.removeIf(file -> Files.exists(Path.of(file)));
            files.forEach(file -> missing.add(page.file() + ": " + file));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void linksOnlyToFilesAndHeadingsThatAreThere() {
        List<String> broken = new ArrayList<>();
        for (ManualPage page : MANUAL.pages()) {
            page.links().stream()
                    .filter(link -> !leadsSomewhere(page, link))
                    .forEach(link -> broken.add(page.file() + ": " + link));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void numbersDecisionsInTheirOrder() {
        List<String> numbers =
                DECISION.matcher(DECISIONS.text()).results().map(found -> found.group(1)).toList();
        assertEquals(
                IntStream.rangeClosed(1, numbers.size()).mapToObj(n -> "**D" + n + ". ").toList(),
                numbers);
        List<String> dates =
                DECISIONS.headings().stream()
                        .skip(1)
                        .map(heading -> heading.replaceFirst(".*\\((.*)\\)", "$1"))
                        .toList();
        assertEquals(dates.stream().sorted().toList(), dates);
    }

    @Test
    void citesOnlyDecisionsThatWereTaken() {
        List<String> unknown = new ArrayList<>();
        CHECKOUT.sources()
                .forEach(
                        (file, text) ->
                                CITATION.matcher(text)
                                        .results()
                                        .map(cited -> cited.group(1))
                                        .filter(
                                                cited ->
                                                        !DECISIONS
                                                                .text()
                                                                .contains("**" + cited + ". "))
                                        .forEach(cited -> unknown.add(file + ": " + cited)));
        assertEquals(List.of(), unknown);
    }

    @Test
    void namesOnlyClassesThatAreThere() {
        List<String> missing = new ArrayList<>();
        for (ManualPage page : List.of(HACKING, ARCHITECTURE, DECISIONS)) {
            for (String word : page.quoted()) {
                Matcher type = TYPE.matcher(word);
                if (type.matches()
                        && !NOT_OURS.contains(word)
                        && !CHECKOUT.hasType(type.group(1), type.group(2))) {
                    missing.add(page.file() + ": " + word);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void showsNewcomersOnlyPathsThatAreThere() {
        assertEquals(
                List.of(),
                HACKING.quoted().stream()
                        .filter(word -> PATH.matcher(word).matches())
                        .filter(word -> !Files.exists(Path.of(word)))
                        .toList());
    }

    @Test
    void drawsEveryPackageAndNoOther() {
        assertEquals(
                CHECKOUT.packages().stream().sorted().toList(),
                PACKAGE.matcher(ARCHITECTURE.text())
                        .results()
                        .map(row -> row.group(1))
                        .sorted()
                        .toList());
    }

    private static boolean leadsSomewhere(ManualPage from, String link) {
        String[] parts = link.split("#", 2);
        Path file =
                parts[0].isEmpty() ? from.file() : from.file().resolveSibling(parts[0]).normalize();
        return Files.exists(file)
                && (parts.length == 1 || MANUAL.page(file).anchors().contains(parts[1]));
    }

    @Test
    void leadsFromTheFirstPageToEveryOther() {
        List<String> unreached =
                MANUAL.pages().stream()
                        .map(page -> page.file().toString())
                        .filter(file -> !file.equals("README.md"))
                        .filter(file -> !README.links().contains(file))
                        .toList();
        assertEquals(List.of(), unreached);
    }

    private static Set<String> in(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
