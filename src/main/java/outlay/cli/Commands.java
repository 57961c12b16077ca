package outlay.cli;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import outlay.cli.begin.BeginRoom;
import outlay.cli.campaigns.CampaignsRoom;
import outlay.cli.care.CareRoom;
import outlay.cli.command.Room;
import outlay.cli.contacts.ContactsRoom;
import outlay.cli.credits.CreditsRoom;
import outlay.cli.mailboxes.MailboxesRoom;
import outlay.cli.script.ScriptRoom;
import outlay.cli.sending.SendingRoom;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The tree of commands. Only the branch that a command line names is built: picocli reads each
 * command class by reflection, and thirty of them cost more than most commands do (decision D32).
 */
final class Commands {
    /** In the order in which help shows them. */
    static final List<Room> ROOMS =
            List.of(
                    new BeginRoom(),
                    new ContactsRoom(),
                    new CampaignsRoom(),
                    new MailboxesRoom(),
                    new SendingRoom(),
                    new CreditsRoom(),
                    new CareRoom(),
                    new ScriptRoom());

    /** The words that call a command, and the room that has it, in the order of help. */
    private static final Map<String, Room> ALL = new LinkedHashMap<>();

    static {
        ROOMS.forEach(room -> room.words().forEach(words -> ALL.put(words, room)));
    }

    private Commands() {}

    /** Returns the command line for these arguments: one branch, or all when none is named. */
    static CommandLine forArguments(String... arguments) {
        return branch("", 0, arguments);
    }

    private static CommandLine branch(String words, int depth, String... arguments) {
        CommandLine branch = Blueprints.line(words, command(words));
        String named = depth < arguments.length ? (words + " " + arguments[depth]).strip() : "";
        if (isChild(named, words)) {
            branch.addSubcommand(branch(named, depth + 1, arguments));
        } else {
            for (String child : ALL.keySet()) {
                if (isChild(child, words)) {
                    branch.addSubcommand(branch(child, arguments.length));
                }
            }
        }
        return branch;
    }

    /** Says whether these words call a command, or a group of them. */
    static boolean has(String words) {
        return ALL.containsKey(words);
    }

    /** Says whether these words only group commands; no words at all group all of them. */
    static boolean isGroup(String words) {
        return words.isEmpty() || ALL.keySet().stream().anyMatch(each -> isChild(each, words));
    }

    /** Returns the words that may follow these. */
    static List<String> below(String words) {
        return ALL.keySet().stream()
                .filter(each -> isChild(each, words))
                .map(each -> each.substring(each.lastIndexOf(' ') + 1))
                .toList();
    }

    /** Returns the words of all commands and groups; no words at all are the program itself. */
    static List<String> all() {
        return Stream.concat(Stream.of(""), ALL.keySet().stream()).toList();
    }

    /** Returns all commands that do something, in the order in which help shows them. */
    static List<String> leaves() {
        return ALL.keySet().stream().filter(each -> !isGroup(each)).toList();
    }

    /** Returns the options of one command. */
    static List<OptionSpec> options(String words) {
        return specification(words).options();
    }

    /** Returns the options and parameters of one command. */
    static CommandSpec specification(String words) {
        return Blueprints.line(words, command(words)).getCommandSpec();
    }

    private static boolean isChild(String words, String parent) {
        int lastSpace = words.lastIndexOf(' ');
        String above = lastSpace < 0 ? "" : words.substring(0, lastSpace);
        return above.equals(parent) && ALL.containsKey(words);
    }

    static Object command(String words) {
        return words.isEmpty()
                ? new RootCommand()
                : requireNonNull(ALL.get(words), words).command(words);
    }
}
