package outlay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a user reads: the README, and every page in {@code src/docs}. */
record Manual(ManualPage readme, List<ManualPage> pages) {
    static Manual read() {
        ManualPage readme = ManualPage.read(Path.of("README.md"));
        try (Stream<Path> files = Files.list(Path.of("src/docs"))) {
            Stream<ManualPage> pages = files.sorted().map(ManualPage::read);
            return new Manual(readme, Stream.concat(Stream.of(readme), pages).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the commands that have a section, as often as they have one. */
    List<String> commands() {
        return pages.stream()
                .flatMap(page -> page.headings().stream())
                .filter(heading -> heading.startsWith("outlay "))
                .map(heading -> heading.substring("outlay ".length()))
                .sorted()
                .toList();
    }

    String command(String name) {
        return section("outlay " + name);
    }

    /** Returns what stands under this heading, which is on one page only. */
    String section(String title) {
        List<ManualPage> with =
                pages.stream().filter(page -> page.headings().contains(title)).toList();
        if (with.size() != 1) {
            throw new AssertionError(title + " is a heading of " + with.size() + " pages");
        }
        return with.get(0).section(title);
    }

    /** Returns what can be run by itself: not what a page leads through. */
    List<String> commandLines() {
        return pages.stream()
                .filter(page -> !page.isWalk())
                .flatMap(page -> page.commandLines().stream())
                .toList();
    }

    /** Returns the page that is this file; else one without a heading. */
    ManualPage page(Path file) {
        return pages.stream()
                .filter(page -> page.file().equals(file))
                .findFirst()
                .orElse(new ManualPage(file, ""));
    }
}
