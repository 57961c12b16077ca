package outlay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the manual, by its headings. */
record ManualPage(Path file, String text) {
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("```\\w*\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");

    static ManualPage read(Path file) {
        try {
            return new ManualPage(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> headings() {
        return HEADING.matcher(text).results().map(heading -> heading.group(1)).toList();
    }

    /** Returns what stands under a heading, up to the next heading of any level; else nothing. */
    String section(String title) {
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            if (heading.group(1).equals(title)) {
                int start = heading.end();
                return text.substring(start, heading.find() ? heading.start() : text.length());
            }
        }
        return "";
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

    /** Says whether it leads through something, so that its lines need each other. */
    boolean isWalk() {
        return text.contains("WalkIT");
    }

    /** Blocks in a language, such as {@code sh}. */
    record Block(String language, String text) {}

    /** Returns all of them, in their order. */
    List<Block> blocks() {
        return Pattern.compile("```(\\w+)\n(.*?)\n```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList();
    }

    /** Returns what stands in backticks, outside of blocks. */
    List<String> quoted() {
        return QUOTED.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(quoted -> quoted.group(1))
                .toList();
    }

    /** Returns the links to this page, to other pages and to other files, as they are written. */
    List<String> links() {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("https://"))
                .toList();
    }

    /** Returns what a link to each heading is called. */
    Set<String> anchors() {
        return headings().stream()
                .map(title -> title.toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\w -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
