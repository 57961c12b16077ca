package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code bin/outlay} in a checkout whose java and mvn are scripts that tell what they were
 * asked: the launcher's own work, without the seconds of a build.
 *
 * <pre>
 *   checkout/bin/outlay         a copy of ours, and of src/dist/checkout.sh
 *   checkout/src/main, pom.xml  what is built
 *   jdk/bin/                    java, javac, jar
 *   tools/                      the PATH: java, mvn and the usual commands
 *   home/                       HOME
 * </pre>
 */
final class LauncherTest {
    private static final List<String> USUAL =
            List.of(
                    "awk",
                    "cat",
                    "find",
                    "flock",
                    "grep",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sh",
                    "sleep",
                    "stat",
                    "touch");
    private static final String JAVA =
            """
            #!/bin/sh
            case "$*" in
                -version) echo 'openjdk version "17.0.9" 2023-10-17' >&2 ;;
                *OSInfo) printf Linux/x86_64 ;;
                *-Xshare:dump*) : >classes.jsa ;;
                *DumpLoadedClassList*) ;;
                *) printf '%s\\n' "$@"; exit 7 ;;
            esac
            """;
    private static final String JAR =
            """
            #!/bin/sh
            mkdir -p "$3" && : >"$3/libsqlitejdbc.so"
            """;
    private static final String MVN =
            """
            #!/bin/sh
            echo built >>builds
            sleep 0.1
            mkdir -p target/lib
            : >target/lib/sqlite-jdbc-1.jar
            : >target/outlay.jar
            """;

    private final Path folder;
    private Path launcher;

    LauncherTest(@TempDir Path folder) {
        this.folder = folder;
        this.launcher = folder.resolve("checkout/bin/outlay");
    }

    @BeforeEach
    void makeACheckout() throws IOException {
        script("checkout/bin/outlay", Files.readString(Path.of("bin/outlay")));
        write("checkout/src/dist/checkout.sh", Files.readString(Path.of("src/dist/checkout.sh")));
        write("checkout/pom.xml", "");
        write("checkout/src/main/Main.java", "");
        script("jdk/bin/java", JAVA);
        script("jdk/bin/javac", "");
        script("jdk/bin/jar", JAR);
        script("tools/mvn", MVN);
        Files.createDirectory(at("home"));
        link("tools/java", at("jdk/bin/java"));
        for (String name : USUAL) {
            link("tools/" + name, onThePath(name));
        }
    }

    @Test
    void buildsOnceThenHandsOverArgumentsAndExitCode() throws Exception {
        Outcome first = run("filter", "--title", "a  b", "", "*");
        assertEquals(7, first.exitCode);
        assertTrue(first.out.endsWith("outlay.jar\nfilter\n--title\na  b\n\n*\n"), first.out);
        assertTrue(first.err.startsWith("outlay: building"), first.err);

        assertEquals("", run("filter").err);
        assertEquals(1, builds());
    }

    @Test
    void buildsAgainWhenASourceIsChangedOrTakenAway() throws Exception {
        run();
        Files.setLastModifiedTime(at("checkout/src/main/Main.java"), inAMinute());
        run();
        assertEquals(2, builds());

        Files.delete(at("checkout/src/main/Main.java"));
        run();
        assertEquals(3, builds());
        run();
        assertEquals(3, builds());
    }

    @Test
    void buildsAgainAfterABuildThatWasKilled() throws Exception {
        run();
        write("checkout/target/building", "");
        run();
        assertEquals(2, builds());
    }

    @Test
    void letsTwoThatStartAtOnceBuildOnce() throws Exception {
        Process first = start(Map.of(), "status");
        Process second = start(Map.of(), "status");
        assertEquals(7, first.waitFor());
        assertEquals(7, second.waitFor());
        assertEquals(1, builds());
    }

    @Test
    void showsWhatMavenSaysWhenTheBuildFails() throws Exception {
        script("tools/mvn", "#!/bin/sh\necho 'Main.java:3: no such thing'\nexit 1\n");
        Outcome outcome = run("status");
        assertEquals(1, outcome.exitCode);
        assertEquals("", outcome.out);
        assertTrue(outcome.err.contains("Main.java:3: no such thing"), outcome.err);
    }

    @Test
    void findsItsCheckoutThroughAChainOfLinks() throws Exception {
        Files.createDirectories(at("elsewhere/deeper"));
        link("elsewhere/one", Path.of("../checkout/bin/outlay"));
        link("elsewhere/deeper/two", Path.of("../one"));
        launcher = at("elsewhere/deeper/two");
        assertTrue(run().out.contains("checkout/target/outlay.jar"));
    }

    @Test
    void saysWhatToInstallWhenJavaOrMavenIsMissingOrOld() throws Exception {
        Files.delete(at("tools/mvn"));
        assertAsksToInstall("no mvn");
        script("jdk/bin/java", "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
        assertAsksToInstall("is version 11");
        Files.delete(at("tools/java"));
        assertAsksToInstall("no java");
    }

    @Test
    void keepsAPrivateFolderForThisBuildAndDropsEarlierOnes() throws Exception {
        String out = run().out;
        Path cache = caches().get(0);
        assertTrue(out.contains("-XX:SharedArchiveFile=" + cache + "/classes.jsa\n"), out);
        assertTrue(out.contains("-Dorg.sqlite.lib.path=" + cache + "\n"), out);
        assertEquals("rwx------", permissions(cache));

        write("checkout/target/outlay.jar", "another");
        run();
        assertEquals(1, caches().size());
        assertTrue(Files.notExists(cache));
    }

    @Test
    void runsWithoutAFolderToKeepThingsIn() throws Exception {
        run();
        for (String home : List.of("", "/nonexistent", "/proc")) {
            Outcome outcome = run(Map.of("HOME", home), "status");
            assertEquals(7, outcome.exitCode);
            assertEquals("", outcome.err);
            assertTrue(!outcome.out.contains("SharedArchiveFile"), outcome.out);
        }
    }

    @Test
    void givesJavaAUtf8LocaleThatIsThere() throws Exception {
        run();
        script("jdk/bin/java", "#!/bin/sh\necho \"$LC_ALL\"\n");
        assertEquals("C.UTF-8\n", run(Map.of("LC_ALL", "C"), "status").out);
        assertEquals("C.UTF-8\n", run(Map.of(), "status").out);
        assertEquals("C.UTF-8\n", run(Map.of("LC_ALL", "de_DE.UTF-8"), "status").out);
    }

    @Test
    void letsTheUsersJavaOptionsWinOverOurs() throws Exception {
        String out = run(Map.of("OUTLAY_JAVA_OPTS", "-Xmx1g -Dx=1"), "import").out;
        assertTrue(out.matches("(?s).*-Xmx\\d+m\n.*-Xmx1g\n-Dx=1\n.*"), out);
    }

    /** Wherever the common options stand. */
    @Test
    void choosesTheHeapByTheCommand() throws Exception {
        run();
        for (String line :
                List.of("import a", "--db x import a", "--db=x -q import a", "--json import a")) {
            assertTrue(run(line.split(" ")).out.contains("-Xmx480m"), line);
        }
        for (String line :
                List.of(
                        "batch f",
                        "upload c --leads 5",
                        "delete campaign c",
                        "--db x batch f",
                        "credits --db x check",
                        "-v credits check",
                        "filter --csv -",
                        "--db x filter --country y --csv -")) {
            assertTrue(!run(line.split(" ")).out.contains("TieredStopAtLevel"), line);
        }
        for (String line : List.of("--db", "--db import", "status", "filter --db batch", "help")) {
            String out = run(line.split(" ")).out;
            assertTrue(out.contains("TieredStopAtLevel"), line);
            assertTrue(out.endsWith(line.replace(' ', '\n') + "\n"), out);
        }
    }

    private void assertAsksToInstall(String what) throws Exception {
        Outcome outcome = run();
        assertEquals(1, outcome.exitCode);
        assertTrue(outcome.err.contains(what), outcome.err);
        assertTrue(
                outcome.err.contains("sudo apt-get install openjdk-17-jdk-headless maven"),
                outcome.err);
    }

    /** Java cannot ask for it, and most shells do not hand it on. */
    @Test
    void tellsHowWideTheTerminalIs() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "script, which makes terminals, is not installed");
        run();
        script("jdk/bin/java", "#!/bin/sh\necho \"columns=${COLUMNS-none}\"\n");
        link("tools/stty", onThePath("stty"));
        assertEquals("columns=61", onATerminal(script, launcher.toString()));
        assertEquals("columns=61", onATerminal(script, launcher + " | cat"));
        assertEquals("columns=70", onATerminal(script, "COLUMNS=70 " + launcher));
        assertEquals("columns=none\n", run().out);
    }

    private String onATerminal(Path script, String command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        script.toString(), "-qec", "stty cols 61; " + command, "/dev/null");
        builder.environment().remove("COLUMNS");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("PATH", at("tools") + ":/usr/bin:/bin");
        builder.environment().put("HOME", at("home").toString());
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        Process process = builder.start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return shown.lines().filter(line -> line.startsWith("columns")).findFirst().orElse(shown);
    }

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private Outcome run(Map<String, String> variables, String... arguments) throws Exception {
        Process process = start(variables, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }

    private Process start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", at("tools").toString());
        builder.environment().put("HOME", at("home").toString());
        builder.environment().putAll(variables);
        return builder.start();
    }

    private int builds() throws IOException {
        return Files.readAllLines(at("checkout/builds")).size();
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> caches = Files.list(at("home/.cache/outlay"))) {
            return caches.toList();
        }
    }

    private static FileTime inAMinute() {
        return FileTime.fromMillis(System.currentTimeMillis() + 60_000);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Path onThePath(String name) {
        return Stream.of("/usr/local/bin", "/usr/bin", "/bin")
                .map(bin -> Path.of(bin, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private void script(String name, String text) throws IOException {
        write(name, text);
        Files.setPosixFilePermissions(at(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(at(name).getParent());
        Files.writeString(at(name), text);
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(at(name), target);
    }

    private Path at(String name) {
        return folder.resolve(name);
    }
}
