package outlay.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a process is killed: a system call of it, or where there is no strace a time
 * after its start.
 */
record Kill(Strace.@Nullable Point point, long milliseconds) {
    private static final long SEED = 20260302;
    private static final boolean ALL = "full".equals(System.getProperty("outlay.crash"));
    private static final boolean STRACE = Strace.isInstalled();

    /** Where the calls of the last process are noted. */
    static Path trace(Program program) {
        return program.folder().resolve("trace");
    }

    /** Runs a command to its end, and chooses moments of its life: so many, or all. */
    static List<Kill> choose(int howMany, Program program, String... command)
            throws IOException, InterruptedException {
        Path trace = trace(program);
        long start = System.nanoTime();
        program.await(STRACE ? Strace.noting(trace) : List.of(), command).done();
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        List<Kill> kills = new ArrayList<>();
        if (STRACE) {
            List<Strace.Point> points = Strace.points(trace);
            (ALL ? points : sample(points, howMany)).forEach(at -> kills.add(new Kill(at, 0)));
        } else {
            // Nobody knows how long the next run will take: the seed alone does not make it repeat.
            new Random(SEED)
                    .longs(ALL ? 200 : howMany, milliseconds / 3, milliseconds)
                    .forEach(at -> kills.add(new Kill(null, at)));
        }
        return kills;
    }

    /** Runs a command to its end, and chooses so many moments at which it makes this call. */
    static List<Strace.Point> points(int howMany, String call, Program program, String... command)
            throws IOException, InterruptedException {
        program.await(Strace.noting(trace(program)), command).done();
        List<Strace.Point> points = Strace.points(trace(program));
        List<Strace.Point> some = points.stream().filter(at -> at.call().equals(call)).toList();
        return ALL ? some : sample(some, howMany);
    }

    /** Draws one of each of so many parts of the list. */
    private static List<Strace.Point> sample(List<Strace.Point> points, int howMany) {
        Random random = new Random(SEED);
        List<Strace.Point> some = new ArrayList<>();
        int parts = Math.min(howMany, points.size());
        for (int part = 0; part < parts; part++) {
            int from = points.size() * part / parts;
            int to = points.size() * (part + 1) / parts;
            some.add(points.get(from + random.nextInt(to - from)));
        }
        return some;
    }

    /** Starts the command, kills it in this moment, and returns what it said. */
    Program.Answer strike(Program program, String... command)
            throws IOException, InterruptedException {
        List<String> by = point == null ? List.of() : Strace.killing(point, trace(program));
        try (Child child = program.start(by, command)) {
            if (point == null && !child.endsWithin(milliseconds)) {
                child.kill();
            }
            return child.await();
        }
    }
}
