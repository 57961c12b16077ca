package outlay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code outlay} without a command. */
@Command(
        name = "outlay",
        versionProvider = RootCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs outbound email campaigns from the shell, on a credit budget.")
final class RootCommand extends CommandGroup {
    /** Tells the version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {version()};
        }
    }

    /** Returns the program's name and version. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "outlay " + (version == null ? "in development" : version);
    }
}
