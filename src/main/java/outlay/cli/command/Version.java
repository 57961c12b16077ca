package outlay.cli.command;

import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the jar. */
public final class Version implements IVersionProvider {
    /** Returns the program's name and version. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "outlay " + (version == null ? "in development" : version);
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
