package outlay.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sqlite.util.OSInfo;

/** A Java of its own, with the program as one of its modules. */
final class JavaRuntime {
    /** The archive of classes has in it where it was made; two builds shall be the same. */
    private static final Path SAME_EVERYWHERE = Path.of("/tmp/outlay-runtime");

    /** So it has addresses. Where the system may not leave them as they are, builds differ. */
    private static final List<String> SAME_ADDRESSES =
            JdkTool.works("setarch", "-R", "true") ? List.of("setarch", "-R") : List.of();

    private final Path home;

    JavaRuntime(Path home) {
        this.home = home;
    }

    /** Puts it together. */
    void link(Path module) throws IOException {
        JdkTool.run(
                "jlink",
                "--module-path=" + module,
                "--add-modules=outlay",
                "--no-header-files",
                "--no-man-pages",
                // Nothing is drawn; JAXB only wants the classes.
                "--exclude-files=regex:/java\\.desktop/lib/.*",
                "--output=" + home);
        String folder = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/";
        try (InputStream in = OSInfo.class.getResourceAsStream(folder + "libsqlitejdbc.so")) {
            Files.copy(in, home.resolve("lib/sqlite"));
        }
    }

    /** Writes the classes that a rehearsal loads as they are in memory. */
    void archiveClasses(Path folder) throws IOException {
        Folders.renew(folder);
        note(folder, "1.loaded", "outlay.cli.Rehearsal");
        note(folder, "2.loaded", "outlay.cli.Main", "credits", "balance", "--db", "rehearsal.db");
        TreeSet<String> loaded = new TreeSet<>();
        for (String list : List.of("1.loaded", "2.loaded")) {
            loaded.addAll(Files.readAllLines(folder.resolve(list)));
        }
        Files.write(folder.resolve("loaded"), loaded);
        if (Files.exists(SAME_EVERYWHERE)) {
            throw new IllegalStateException(
                    SAME_EVERYWHERE + " is there: of another build, or of one that was killed");
        }
        Folders.copy(home, SAME_EVERYWHERE);
        try {
            new JavaRuntime(SAME_EVERYWHERE).dump(folder, home.resolve("lib/classes.jsa"));
        } finally {
            Folders.remove(SAME_EVERYWHERE);
        }
    }

    private void dump(Path folder, Path archive) throws IOException {
        java(
                folder,
                List.of(
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=loaded",
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xmx512m"),
                List.of());
    }

    private void note(Path folder, String list, String... program) throws IOException {
        List<String> noting =
                List.of(
                        "-Xshare:off",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:DumpLoadedClassList=" + list,
                        "-Dorg.sqlite.lib.path=" + home.resolve("lib"),
                        "-Dorg.sqlite.lib.name=sqlite");
        java(folder, noting, List.of(program));
    }

    /** The class path is one that is the same everywhere, and empty: decision D163. */
    private void java(Path folder, List<String> options, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", "/dev/null"));
        command.addAll(program);
        JdkTool.start(folder, command);
    }
}
