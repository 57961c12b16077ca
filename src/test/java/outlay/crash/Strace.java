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

/** Sees the system calls of a process, kills it at one of them, or has some of them fail. */
final class Strace {
    /** What changes files, and what a mail server hears. */
    private static final String CALLS =
            "pwrite64,pwritev,write,writev,sendto,fsync,fdatasync,ftruncate,fallocate,unlink,rename";

    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(.*");

    private Strace() {}

    /** The n-th time that a thread makes a system call. */
    record Point(String call, int n) {}

    static boolean isInstalled() {
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
        return List.of("strace", "-f", "--seccomp-bpf", "-e", "trace=" + CALLS, "-o", "" + file);
    }

    /** Kills a process in the moment in which one of its threads makes a call: the call fails. */
    static List<String> killing(Point point) {
        String inject = "inject=" + point.call() + ":signal=SIGKILL:when=" + point.n();
        return List.of("strace", "-f", "-e", "trace=" + point.call(), "-e", inject, "-o/dev/null");
    }

    /** Has the disk full from one call on: all later ones of the kind fail, too. */
    static List<String> fullDisk(Point point) {
        String inject = "inject=pwrite64,ftruncate,fallocate:error=ENOSPC:when=" + point.n() + "+";
        return List.of("strace", "-f", "-e", "trace=pwrite64", "-e", inject, "-o/dev/null");
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
