package outlay.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes as they are in memory, written to a file that later starts only map. Java orders some of
 * it by addresses, and its threads have a say in these; here they all are on one processor, which
 * none of them leaves before it has to wait, without random addresses, with no compiler and with
 * room enough to collect no garbage. Where one thread was in the way of another all the same, no
 * other archive comes out like it; so what comes out twice is the one: decision D164.
 */
final class ClassArchive {
    /** One that is the same everywhere, and empty: decision D163. */
    static final String CLASS_PATH = "/dev/null";

    private static final Pattern PROCESSOR = Pattern.compile("Cpus_allowed_list:\\s*(\\d+)");
    private static final int ATTEMPTS = 16;

    private final Path home;
    private final Path loaded;

    ClassArchive(Path home, Path loaded) {
        this.home = home;
        this.loaded = loaded;
    }

    /** Writes what comes out a second time. */
    void write(Path archive) throws IOException {
        Path place = place();
        try {
            Folders.copy(home, place);
            Files.copy(loaded, place.resolve("loaded"));
            Files.copy(agreed(place), archive);
        } finally {
            Folders.remove(place);
        }
    }

    /** One of its own, whose name is as long as that of any other: memory is laid out by that. */
    private static Path place() throws IOException {
        String name = String.format("/tmp/outlay-%08x", new SecureRandom().nextInt());
        Set<PosixFilePermission> own = PosixFilePermissions.fromString("rwx------");
        return Files.createDirectory(Path.of(name), PosixFilePermissions.asFileAttribute(own));
    }

    private static Path agreed(Path place) throws IOException {
        List<Path> all = new ArrayList<>();
        while (true) {
            Path next = place.resolve(all.size() + ".jsa");
            dump(place);
            Files.move(place.resolve("classes.jsa"), next);
            for (Path each : all) {
                if (Files.mismatch(each, next) < 0 || all.size() == ATTEMPTS) {
                    return each;
                }
            }
            all.add(next);
        }
    }

    private static void dump(Path place) throws IOException {
        List<String> command = new ArrayList<>(steadied());
        command.addAll(
                List.of(
                        place.resolve("bin/java").toString(),
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=loaded",
                        "-XX:SharedArchiveFile=classes.jsa",
                        "-Xint",
                        "-Xrs",
                        "-XX:-UsePerfData",
                        "-XX:+UseG1GC",
                        "-XX:ParallelGCThreads=1",
                        "-XX:ConcGCThreads=1",
                        "-Xms512m",
                        "-Xmx512m",
                        "-Xmn400m",
                        "-cp",
                        CLASS_PATH));
        JdkTool.start(place, command);
    }

    /** What the system does not allow is left out; builds may differ then. */
    private static List<String> steadied() throws IOException {
        Matcher processor = PROCESSOR.matcher(Files.readString(Path.of("/proc/self/status")));
        String first = processor.find() ? processor.group(1) : "0";
        // One heap for all threads, and nothing in it of what was there before.
        List<String> prefix =
                new ArrayList<>(List.of("env", "-i", "MALLOC_ARENA_MAX=1", "MALLOC_PERTURB_=1"));
        for (List<String> each :
                List.of(
                        List.of("setarch", "-R"),
                        List.of("taskset", "-c", first),
                        // Mostly a right of root.
                        List.of("chrt", "--fifo", "1"))) {
            List<String> trial = new ArrayList<>(each);
            trial.add("true");
            if (JdkTool.works(trial)) {
                prefix.addAll(each);
            }
        }
        return prefix;
    }
}
