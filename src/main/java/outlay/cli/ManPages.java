package outlay.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import outlay.Release;
import outlay.Resource;
import outlay.cli.command.Room;

/**
 * The manual pages for man(1), out of the commands themselves: one for each first word, with the
 * commands below it, and outlay(1) with what all have in common.
 */
public final class ManPages {
    private final String date;

    private ManPages(Instant time) {
        this.date = time.toString().substring(0, 10);
    }

    /** Returns the pages by the names of their files, such as {@code outlay-upload.1}. */
    public static Map<String, String> all(Instant time) {
        ManPages pages = new ManPages(time);
        Map<String, String> all = new TreeMap<>(Map.of("outlay.1", pages.overview()));
        for (String word : Commands.below("")) {
            all.put("outlay-" + word + ".1", pages.page(word));
        }
        return all;
    }

    private String overview() {
        Roff page = new Roff().title("OUTLAY", date, Release.text());
        page.section("NAME").text("outlay - outbound email campaigns on a credit budget");
        page.section("SYNOPSIS").text("outlay COMMAND [OPTIONS]");
        page.section("COMMANDS");
        page.text("Each has a page of its own, such as outlay-upload(1).");
        for (Room room : Commands.ROOMS) {
            page.part(room.heading());
            for (String word : room.words()) {
                if (!word.contains(" ")) {
                    page.item("outlay " + word, ManCommand.of(word).purpose());
                }
            }
        }
        page.section("OPTIONS OF ALL COMMANDS");
        page.text("They may stand before the command or after it.");
        ManCommand.of("status").commonOptions(page);
        return page + common();
    }

    /** What no command says: environment, files, exit codes; written by hand. */
    private static String common() {
        return Resource.text(ManPages.class, "outlay.1");
    }

    private String page(String word) {
        String name = "outlay-" + word;
        ManCommand command = ManCommand.of(word);
        List<String> below = Commands.below(word);
        List<ManCommand> leaves =
                below.isEmpty()
                        ? List.of(command)
                        : below.stream().map(each -> ManCommand.of(word + " " + each)).toList();
        Roff page = new Roff().title(name.toUpperCase(Locale.ROOT), date, Release.text());
        page.section("NAME").text(name + " - " + command.purpose().replaceFirst("\\.$", ""));
        page.section("SYNOPSIS");
        leaves.forEach(leaf -> page.paragraph(leaf.synopsis()));
        if (below.isEmpty()) {
            command.describe(page.section("DESCRIPTION"), page::section);
        } else {
            page.section("DESCRIPTION").text(command.description());
            for (ManCommand leaf : leaves) {
                leaf.describe(page.section(leaf.name()), page::part);
            }
        }
        page.section("OPTIONS OF ALL COMMANDS");
        leaves.get(0).commonOptions(page);
        page.section("SEE ALSO").text("outlay(1)");
        return page.toString();
    }
}
