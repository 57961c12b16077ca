package outlay.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The tree of commands. Only the branch that a command line names is built: picocli reads each
 * command class by reflection, and twenty of them cost more than most commands do.
 */
final class Commands {
    private static final Map<String, Supplier<Object>> TOP = new LinkedHashMap<>();

    static {
        TOP.put("import", ImportCommand::new);
        TOP.put("filter", FilterCommand::new);
        TOP.put("campaign", CampaignCommand::new);
        TOP.put("upload", UploadCommand::new);
        TOP.put("send", SendCommand::new);
        TOP.put("inbox", InboxCommand::new);
        TOP.put("delete", DeleteCommand::new);
        TOP.put("suppress", SuppressCommand::new);
        TOP.put("credits", CreditsCommand::new);
        TOP.put("status", StatusCommand::new);
        TOP.put("recipients", RecipientsCommand::new);
        TOP.put("why", WhyCommand::new);
        TOP.put("resolve", ResolveCommand::new);
        TOP.put("doctor", DoctorCommand::new);
        TOP.put("backup", BackupCommand::new);
    }

    private Commands() {}

    /** Returns the command line for these arguments: one branch, or all when none is named. */
    static CommandLine forArguments(String... arguments) {
        CommandLine root = new CommandLine(new RootCommand());
        String first = arguments.length == 0 ? "" : arguments[0];
        if (TOP.containsKey(first)) {
            root.addSubcommand(first, TOP.get(first).get());
        } else {
            TOP.forEach((name, command) -> root.addSubcommand(name, command.get()));
        }
        return root;
    }
}
