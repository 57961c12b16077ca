package outlay.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.util.OSInfo;

/** A Java of its own, with the program as one of its modules. */
final class JavaRuntime {
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
        // A lambda that one class has twice stands there twice, and is needed twice. That can be
        // told where there is one thread only: of several, each may note the same one.
        List<String> loaded = new ArrayList<>(Files.readAllLines(folder.resolve("2.loaded")));
        Set<String> others = new TreeSet<>(Files.readAllLines(folder.resolve("1.loaded")));
        others.removeAll(Set.copyOf(loaded));
        loaded.addAll(others);
        Collections.sort(loaded);
        Files.write(folder.resolve("loaded"), loaded);
        Folders.copy(folder.resolve("blueprints"), home.resolve("lib/blueprints"));
        new ClassArchive(home, folder.resolve("loaded")).write(home.resolve("lib/classes.jsa"));
    }

    private void note(Path folder, String list, String... program) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                home.resolve("bin/java").toString(),
                                "-Xshare:off",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:DumpLoadedClassList=" + list,
                                "-Dorg.sqlite.lib.path=" + home.resolve("lib"),
                                "-Dorg.sqlite.lib.name=sqlite",
                                "-Doutlay.blueprints=blueprints",
                                "-cp",
                                ClassArchive.CLASS_PATH));
        command.addAll(List.of(program));
        JdkTool.start(folder, command);
    }
}
