package outlay.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes as they are in memory, written to a file that later starts only map. Java orders some of
 * it by addresses, and its threads have a say in these; here they all are on one processor, without
 * random addresses, in a folder of one name, with no compiler and with room enough to collect no
 * garbage. Then two archives are the same, not always: decision D164.
 */
final class ClassArchive {
    /** One that is the same everywhere, and empty: decision D163. */
    static final String CLASS_PATH = "/dev/null";

    private static final Path PLACE = Path.of("/tmp/outlay-runtime");
    private static final Pattern PROCESSOR = Pattern.compile("Cpus_allowed_list:\\s*(\\d+)");
    private static final int ATTEMPTS = 8;

    private final Path home;
    private final Path loaded;

    ClassArchive(Path home, Path loaded) {
        this.home = home;
        this.loaded = loaded;
    }

    /** Writes what comes out a second time. */
    void write(Path archive) throws IOException {
        if (Files.exists(PLACE)) {
            throw new IllegalStateException(
                    PLACE
                            + " is there: wait for the other build, or, when it was killed, rm -rf "
                            + PLACE);
        }
        Folders.copy(home, PLACE);
        try {
            Files.copy(loaded, PLACE.resolve("loaded"));
            Files.copy(agreed(), archive);
        } finally {
            Folders.remove(PLACE);
        }
    }

    private static Path agreed() throws IOException {
        List<Path> all = new ArrayList<>();
        while (true) {
            Path next = PLACE.resolve(all.size() + ".jsa");
            dump();
            Files.move(PLACE.resolve("classes.jsa"), next);
            for (Path each : all) {
                if (Files.mismatch(each, next) < 0 || all.size() == ATTEMPTS) {
                    return each;
                }
            }
            all.add(next);
        }
    }

    private static void dump() throws IOException {
        List<String> command = new ArrayList<>(steadied());
        command.addAll(
                List.of(
                        PLACE.resolve("bin/java").toString(),
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
        JdkTool.start(PLACE, command);
    }

    /** Where the system does not allow it, builds may differ. */
    private static List<String> steadied() throws IOException {
        Matcher processor = PROCESSOR.matcher(Files.readString(Path.of("/proc/self/status")));
        String first = processor.find() ? processor.group(1) : "0";
        List<String> prefix =
                List.of(
                        "env",
                        "-i",
                        // One heap for all threads, and nothing in it of what was there before.
                        "MALLOC_ARENA_MAX=1",
                        "MALLOC_PERTURB_=1",
                        "setarch",
                        "-R",
                        "taskset",
                        "-c",
                        first);
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        return JdkTool.works(trial) ? prefix : List.of();
    }
}
