package outlay.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The tree of commands. Only the branch that a command line names is built: picocli reads each
 * command class by reflection, and thirty of them cost more than most commands do (decision D32).
 */
final class Commands {
    /** All commands, by the words that call them, in the order in which help shows them. */
    private static final List<String> ALL =
            List.of(
                    "import",
                    "filter",
                    "campaign",
                    "campaign create",
                    "campaign update",
                    "campaign start",
                    "campaign pause",
                    "campaign list",
                    "campaign show",
                    "campaign preview",
                    "contact",
                    "contact revive",
                    "upload",
                    "send",
                    "inbox",
                    "delete",
                    "delete campaign",
                    "delete contacts",
                    "suppress",
                    "suppress add",
                    "suppress remove",
                    "suppress list",
                    "suppress import",
                    "credits",
                    "credits buy",
                    "credits balance",
                    "credits log",
                    "credits check",
                    "status",
                    "recipients",
                    "why",
                    "resolve",
                    "doctor",
                    "backup");

    private Commands() {}

    /** Returns the command line for these arguments: one branch, or all when none is named. */
    static CommandLine forArguments(String... arguments) {
        return branch("", 0, arguments);
    }

    private static CommandLine branch(String words, int depth, String... arguments) {
        CommandLine branch = new CommandLine(command(words));
        String named = depth < arguments.length ? (words + " " + arguments[depth]).strip() : "";
        if (isChild(named, words)) {
            branch.addSubcommand(branch(named, depth + 1, arguments));
        } else {
            for (String child : ALL) {
                if (isChild(child, words)) {
                    branch.addSubcommand(branch(child, arguments.length));
                }
            }
        }
        return branch;
    }

    /** Says whether these words call a command, or a group of them. */
    static boolean has(String words) {
        return ALL.contains(words);
    }

    /** Says whether these words only group commands; no words at all group all of them. */
    static boolean isGroup(String words) {
        return words.isEmpty() || ALL.stream().anyMatch(each -> isChild(each, words));
    }

    /** Returns the words that may follow these. */
    static List<String> below(String words) {
        return ALL.stream()
                .filter(each -> isChild(each, words))
                .map(each -> each.substring(each.lastIndexOf(' ') + 1))
                .toList();
    }

    /** Returns all commands that do something, in the order in which help shows them. */
    static List<String> leaves() {
        return ALL.stream().filter(each -> !isGroup(each)).toList();
    }

    /** Returns the options of one command. */
    static List<OptionSpec> options(String words) {
        return new CommandLine(command(words)).getCommandSpec().options();
    }

    private static boolean isChild(String words, String parent) {
        int lastSpace = words.lastIndexOf(' ');
        String above = lastSpace < 0 ? "" : words.substring(0, lastSpace);
        return above.equals(parent) && ALL.contains(words);
    }

    // A map of suppliers would cost every start the linking of as many lambdas.
    private static Object command(String words) {
        return switch (words) {
            case "" -> new RootCommand();
            case "import" -> new ImportCommand();
            case "filter" -> new FilterCommand();
            case "campaign" -> new CampaignCommand();
            case "campaign create" -> new CampaignCreateCommand();
            case "campaign update" -> new CampaignUpdateCommand();
            case "campaign start" -> new CampaignStartCommand();
            case "campaign pause" -> new CampaignPauseCommand();
            case "campaign list" -> new CampaignListCommand();
            case "campaign show" -> new CampaignShowCommand();
            case "campaign preview" -> new CampaignPreviewCommand();
            case "contact" -> new ContactCommand();
            case "contact revive" -> new ContactReviveCommand();
            case "upload" -> new UploadCommand();
            case "send" -> new SendCommand();
            case "inbox" -> new InboxCommand();
            case "delete" -> new DeleteCommand();
            case "delete campaign" -> new DeleteCampaignCommand();
            case "delete contacts" -> new DeleteContactsCommand();
            case "suppress" -> new SuppressCommand();
            case "suppress add" -> new SuppressAddCommand();
            case "suppress remove" -> new SuppressRemoveCommand();
            case "suppress list" -> new SuppressListCommand();
            case "suppress import" -> new SuppressImportCommand();
            case "credits" -> new CreditsCommand();
            case "credits buy" -> new CreditsBuyCommand();
            case "credits balance" -> new CreditsBalanceCommand();
            case "credits log" -> new CreditsLogCommand();
            case "credits check" -> new CreditsCheckCommand();
            case "status" -> new StatusCommand();
            case "recipients" -> new RecipientsCommand();
            case "why" -> new WhyCommand();
            case "resolve" -> new ResolveCommand();
            case "doctor" -> new DoctorCommand();
            case "backup" -> new BackupCommand();
            default -> throw new IllegalArgumentException("no command: " + words);
        };
    }
}
