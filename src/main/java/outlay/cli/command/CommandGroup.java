package outlay.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command that only groups others. */
@Command(versionProvider = Version.class, addMethodSubcommands = false)
public abstract class CommandGroup {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}
