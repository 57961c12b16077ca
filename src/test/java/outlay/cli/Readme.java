package outlay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README, by its headings. */
record Readme(String text) {
    private static final Pattern HEADING = Pattern.compile("^(#+) (.*)$", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("```\\w*\n(.*?)\n```", Pattern.DOTALL);

    static Readme read(Path file) {
        try {
            return new Readme(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what stands under a heading, up to the next heading of any level; else nothing. */
    String section(String title) {
        Matcher heading = headingOf(title);
        return heading.find() ? text.substring(heading.end(), next(heading.end(), 6)) : "";
    }

    /** Returns the titles one level below a heading. */
    Set<String> subsections(String title) {
        Matcher heading = headingOf(title);
        Set<String> titles = new TreeSet<>();
        if (!heading.find()) {
            return titles;
        }
        int level = heading.group().indexOf(' ');
        Matcher below = HEADING.matcher(text.substring(heading.end(), next(heading.end(), level)));
        while (below.find()) {
            if (below.group(1).length() == level + 1) {
                titles.add(below.group(2));
            }
        }
        return titles;
    }

    String firstCodeBlock(String title) {
        Matcher block = BLOCK.matcher(section(title));
        return block.find() ? block.group(1) : "";
    }

    /** Returns the lines in blocks of shell that call the program, without its name. */
    List<String> commandLines() {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group().startsWith("```sh"))
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst(" #.*", ""))
                .flatMap(line -> Stream.of(line.split(" && ", -1)))
                .filter(line -> line.startsWith("outlay "))
                .map(line -> line.substring("outlay ".length()).strip())
                .toList();
    }

    /** Returns what a link to each heading is called. */
    Set<String> anchors() {
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(2).toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\w -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private Matcher headingOf(String title) {
        return Pattern.compile("^#+ " + Pattern.quote(title) + "$", Pattern.MULTILINE)
                .matcher(text);
    }

    /** Returns where the next heading of this level or above stands. */
    private int next(int from, int level) {
        Matcher heading = HEADING.matcher(text);
        int at = from;
        while (heading.find(at)) {
            if (heading.group(1).length() <= level) {
                return heading.start();
            }
            at = heading.end();
        }
        return text.length();
    }
}
