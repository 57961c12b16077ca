package outlay.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees the system calls of a process, kills it at one of them, or has some of them fail (decision
 * D31).
 */
final class Strace {
    /** What changes files, and what a mail server hears. */
    private static final String CALLS =
            "pwrite64,pwritev,write,writev,sendto,fsync,fdatasync,ftruncate,fallocate,unlink,rename";

    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(.*");

    private Strace() {}

    /** The n-th time that a thread makes a system call. */
    record Point(String call, int n) {}

    /** Says whether there is a strace that works; in CI there has to be. */
    static boolean isInstalled() {
        boolean works = works();
        if (!works && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("strace does not work");
        }
        return works;
    }

    private static boolean works() {
        try {
            Process trial = new ProcessBuilder("strace", "-o", "/dev/null", "true").start();
            return trial.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Notes the calls of a process in a file. */
    static List<String> noting(Path file) {
        return by(file, "--seccomp-bpf");
    }

    /** Kills a process in the moment in which one of its threads makes a call: the call fails. */
    static List<String> killing(Point point, Path file) {
        return by(file, "-e", "inject=" + point.call() + ":signal=SIGKILL:when=" + point.n());
    }

    /** Lets a call fail with this error, and all later ones of its kind, too. */
    static List<String> failing(Point point, String error, Path file) {
        return by(
                file,
                "-e",
                "inject=" + point.call() + ":error=" + error + ":when=" + point.n() + "+");
    }

    /**
     * Notes the names of files, and none of what is written to them. With {@code --seccomp-bpf} it
     * is much faster, but then nothing is killed and nothing fails (strace 6.1).
     */
    private static List<String> by(Path file, String... more) {
        List<String> line = new ArrayList<>(List.of("strace", "-f", "-y", "-s0"));
        line.addAll(List.of("-o", "" + file, "-e", "trace=" + CALLS));
        line.addAll(List.of(more));
        return line;
    }

    /** Returns the points that were noted, each once, in the order in which they were. */
    static List<Point> points(Path file) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        Set<Point> points = new LinkedHashSet<>();
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = CALL.matcher(line);
            if (matcher.matches()) {
                String call = matcher.group(2);
                points.add(new Point(call, counts.merge(matcher.group(1) + call, 1, Integer::sum)));
            }
        }
        return new ArrayList<>(points);
    }
}
