package outlay.cli.input;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import outlay.Problem;
import outlay.output.Streams;

/** Everything that a command takes from outside: streams, environment variables, folder, time. */
public final class Environment {
    private static final int USUAL_COLUMNS = 80;

    private static final char UNDECODABLE = '\uFFFD';

    private final Streams streams;
    private final Map<String, String> variables;
    private final Path folder;
    private final AtomicBoolean inputIsTaken;

    /** Takes all of it as it is for one command. */
    public Environment(Streams streams, Map<String, String> variables, Path folder) {
        this(streams, variables, folder, new AtomicBoolean());
    }

    private Environment(
            Streams streams,
            Map<String, String> variables,
            Path folder,
            AtomicBoolean inputIsTaken) {
        this.streams = streams;
        this.variables = variables;
        this.folder = folder;
        this.inputIsTaken = inputIsTaken;
    }

    /** Returns the same, seen from another folder. */
    public Environment in(Path otherFolder) {
        return new Environment(streams, variables, otherFolder, inputIsTaken);
    }

    /** Returns the same with other streams; standard input can still be read only once. */
    public Environment on(Streams others) {
        return new Environment(others, variables, folder, inputIsTaken);
    }

    /** Returns the same for another command, with standard input unread and a variable set. */
    public Environment again(Streams others, String variable, String value) {
        Map<String, String> all = new HashMap<>(variables);
        all.put(variable, value);
        return new Environment(others, all, folder);
    }

    /** Returns the three streams; who reads standard input to its end asks for it here below. */
    public Streams streams() {
        return streams;
    }

    /**
     * Returns standard input, for the one who reads all of it.
     *
     * @throws Problem USAGE when somebody else has: nothing would be left
     */
    public InputStream standardInput() {
        if (inputIsTaken.getAndSet(true)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "standard input is named twice, and can be read only once",
                    "put one of the two into a file, and name that");
        }
        return streams.in();
    }

    /** Returns the environment variables. */
    public Map<String, String> variables() {
        return variables;
    }

    /** Returns the folder that file names are relative to. */
    public Path folder() {
        return folder;
    }

    /** Returns a variable's value, if it is set and not blank. */
    public Optional<String> variable(String name) {
        Optional<String> value = Optional.ofNullable(variables.get(name));
        value.ifPresent(text -> requireText("the variable " + name, text));
        return value.filter(text -> !text.isBlank());
    }

    /**
     * Makes sure that what the system handed over was text: Java has put a sign in the place of all
     * that was none, so that a file of that name would not be found, or another one.
     *
     * @param what what it is, such as {@code the argument}
     * @throws Problem USAGE when it was none
     */
    public static void requireText(String what, String text) {
        if (text.indexOf(UNDECODABLE) >= 0) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    what + " '" + text + "' holds bytes that are no UTF-8 text",
                    "rename the file, or redirect it: outlay ... - < FILE");
        }
    }

    /** Says whether the user's terminal is to show colour, as far as its variables tell. */
    public boolean permitsColor() {
        return variable("NO_COLOR").isEmpty() && !isDumb();
    }

    /** Says whether the terminal can do no more than print one line after the other. */
    public boolean isDumb() {
        return variable("TERM").filter("dumb"::equals).isPresent();
    }

    /** Returns the width of the terminal in columns. */
    public int columns() {
        return variable("COLUMNS")
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(Integer::parseInt)
                .orElse(USUAL_COLUMNS);
    }

    /** Returns the file that a command line names, seen from the folder of the command. */
    public Path file(String name) {
        Path file = folder.resolve(name);
        requireText("the file name", file.toString());
        return file;
    }

    /**
     * Returns the clock: the system's, or one that starts at {@code OUTLAY_NOW} and runs on.
     *
     * @throws Problem USAGE when the variable holds no instant
     */
    public Clock clock() {
        return rehearsedStart()
                .map(start -> Duration.between(Instant.now(), start))
                .map(ahead -> Clock.offset(Clock.system(ZoneOffset.UTC), ahead))
                .orElse(Clock.systemUTC());
    }

    /**
     * Returns the second at which the command starts: by the system's clock, or {@code OUTLAY_NOW}.
     *
     * @throws Problem USAGE when the variable holds no instant
     */
    public Instant start() {
        return rehearsedStart().orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
    }

    private Optional<Instant> rehearsedStart() {
        Optional<String> start = variable("OUTLAY_NOW");
        try {
            return start.map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "OUTLAY_NOW is no instant: " + start.orElse(""),
                    "write it as 2026-03-02T09:00:00Z",
                    e);
        }
    }
}
