package outlay.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;
import outlay.cli.command.Room;
import picocli.CommandLine.Help;

/** What a user sees first: the commands by what they are for, and how to begin. */
final class StartPage {
    private static final int NAMES = 14;

    private static final String FIRST_STEPS =
            """

            First steps:
              outlay init                        # five questions, and all is set up
              outlay import contacts.csv         # any CSV export with an email column
              outlay filter --country Germany    # who matches, and how many
              outlay credits buy 100             # each lets one contact into a campaign
            Then come 'campaign create', 'upload' and 'send'.

            'outlay help COMMAND' shows the options, examples and exit codes of a command.
            Options for every command, before or after it: --db FILE, --json, --quiet,
            --no-color, --no-progress, --verbose, --help, --version.
            """;

    private StartPage() {}

    static String of(Help root, int width) {
        StringBuilder page = new StringBuilder();
        page.append(root.synopsisHeading()).append("outlay COMMAND [OPTIONS]\n");
        page.append(root.description());
        for (Room room : Commands.ROOMS) {
            Help.TextTable table =
                    Help.TextTable.forColumns(
                            root.colorScheme(),
                            new Help.Column(NAMES, 2, Help.Column.Overflow.SPAN),
                            new Help.Column(width - NAMES, 1, Help.Column.Overflow.WRAP));
            for (String word : firstWords(room)) {
                Help command = requireNonNull(root.subcommands().get(word), word);
                table.addRowValues(
                        root.colorScheme().commandText(word),
                        root.colorScheme().text(purpose(command)));
            }
            page.append("\n").append(room.heading()).append(":\n").append(table);
        }
        return page.append(FIRST_STEPS).toString();
    }

    private static List<String> firstWords(Room room) {
        return room.words().stream().filter(words -> !words.contains(" ")).toList();
    }

    private static String purpose(Help command) {
        String description = command.commandSpec().usageMessage().description()[0];
        return description.replaceFirst("(?s)\\. .*", ".");
    }
}
