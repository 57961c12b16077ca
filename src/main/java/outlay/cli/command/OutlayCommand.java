package outlay.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.cli.input.Environment;
import outlay.cli.input.OutputFile;
import outlay.credit.Lapses;
import outlay.db.Database;
import outlay.db.Databases;
import outlay.db.Databases.Opening;
import outlay.db.Databases.Upgrading;
import outlay.db.Location;
import outlay.db.Move;
import outlay.db.MoveMark;
import outlay.db.PostgresUrl;
import outlay.delivery.Doubts;
import outlay.load.Leftovers;
import outlay.net.PostgresPassword;
import outlay.output.Console;
import outlay.output.Progress;
import outlay.output.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command has: the common options, the console, and the database it works on. */
@Command(
        versionProvider = Version.class,
        // Else each start would look through all methods of a command for subcommands.
        addMethodSubcommands = false,
        sortOptions = false,
        usageHelpAutoWidth = false,
        abbreviateSynopsis = true,
        exitCodeListHeading = "%nExit codes:%n")
public abstract class OutlayCommand implements Callable<Integer> {
    /** Done. */
    public static final int DONE = 0;

    /** From this order on, options are those that every command has. */
    public static final int COMMON = 100;

    /** What every command that changes something takes. */
    public static final String DRY_RUN = "--dry-run";

    /** Finished, but some items failed; they are listed. */
    public static final int SOME_FAILED = 3;

    @Option(
            names = "--db",
            paramLabel = "FILE|URL",
            order = COMMON,
            description =
                    "The database, a file or postgresql://user@host/database (else OUTLAY_DB, else"
                            + " outlay.db here).")
    @Nullable String db;

    @Option(names = "--json", order = COMMON + 1, description = "Print one JSON object.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            order = COMMON + 2,
            description = "No notices on stderr.")
    boolean quiet;

    @Option(names = "--no-color", order = COMMON + 3, description = "No colour (also NO_COLOR).")
    boolean noColor;

    @Option(names = "--no-progress", order = COMMON + 4, description = "No progress bar.")
    boolean noProgress;

    @Option(
            names = {"-v", "--verbose"},
            order = COMMON + 5,
            description = "Say more, with the trace of an unexpected failure.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = COMMON + 6,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            order = COMMON + 7,
            description = "Show the version.")
    boolean version;

    private String words = "";
    private @Nullable Environment environment;
    private Databases databases = Databases.closed();
    private @Nullable Console console;
    private boolean opened;
    private String whither = "";

    /**
     * Gives the command its surroundings, before it runs.
     *
     * @param sources where it gets its database from
     * @param calledBy the words that call it, such as {@code credits check}
     */
    public final void enter(Environment surroundings, Databases sources, String calledBy) {
        environment = surroundings;
        databases = sources;
        words = calledBy;
    }

    /** Shows how long the command takes, while something is done that counts nothing. */
    protected final Progress progress() {
        return Progress.begin(console(), words);
    }

    /** Shows how far the command is. */
    protected final Progress progress(String things, long all) {
        return Progress.begin(console(), words, things, all);
    }

    /** Shows how far a file is; nothing when it is standard output, which is watched itself. */
    protected final Progress progress(OutputFile file, String things, long all) {
        return file.isStandardOutput() ? Progress.none() : progress(things, all);
    }

    /** Does the command's work and returns its exit code. */
    protected abstract int run();

    /** Says what else is to be said when the work is done. */
    protected void conclude() {}

    @Override
    public final Integer call() {
        int code = run();
        console().finish();
        if (!whither.isEmpty()) {
            console().notice(whither);
        }
        conclude();
        return code;
    }

    /** Returns what the command takes from outside. */
    protected final Environment environment() {
        if (environment == null) {
            throw new IllegalStateException("the command has not been entered");
        }
        return environment;
    }

    /** Returns where the command speaks. */
    public final Console console() {
        if (console == null) {
            boolean color = !noColor && environment().permitsColor();
            boolean progress = !noProgress && !environment().isDumb();
            Style style = new Style(json, quiet, color, progress, environment().columns());
            console = new Console(environment().streams(), style);
        }
        return console;
    }

    /** Says whether the trace of an unexpected failure is wanted. */
    public final boolean isVerbose() {
        return verbose;
    }

    /** Opens the database; it must be there. */
    protected final Database open() {
        return current(open(location()));
    }

    /**
     * Opens the database to look at, and leaves to others what commands clear up.
     *
     * @param named what the command line that is looked at names; null when it names none
     */
    protected final Database look(@Nullable String named) {
        Location location = named != null ? location(named) : location();
        return databases.open(
                location, new Opening(environment().clock(), notice -> {}, Upgrading.NEVER));
    }

    private Database open(Location location) {
        return databases.open(location, opening());
    }

    /**
     * Opens the database, or the replica of it that OUTLAY_DB_READ names: for the commands that
     * only look, and may see what was a moment ago.
     */
    protected final Database openToRead() {
        Optional<String> replica =
                environment()
                        .variable("OUTLAY_DB_READ")
                        .filter(name -> location() instanceof Location.OnServer);
        return replica.isEmpty() ? open() : databases.open(location(replica.get()), replicated());
    }

    private Opening replicated() {
        return new Opening(environment().clock(), console()::notice, Upgrading.NEVER);
    }

    /** Opens the database, or starts one: for the commands that a new user begins with. */
    protected final Database openOrCreate() {
        return current(databases.openOrCreate(location(), opening()));
    }

    private Opening opening() {
        return new Opening(environment().clock(), console()::notice, upgrading());
    }

    private Upgrading upgrading() {
        String wanted = environment().variable("OUTLAY_UPGRADE_BACKUP").orElse("yes");
        return switch (wanted) {
            case "yes" -> Upgrading.WITH_BACKUP;
            case "no" -> Upgrading.WITHOUT_BACKUP;
            default ->
                    throw new Problem(
                            Problem.Kind.USAGE,
                            "OUTLAY_UPGRADE_BACKUP is " + wanted,
                            "set it to yes or no");
        };
    }

    /** What commands that were killed have left behind is settled by the next one. */
    private Database current(Database database) {
        opened = true;
        try {
            if (database.mark().isPresent() && !isHome(database, database.mark().get())) {
                return database;
            }
            if (database.isReadOnly()) {
                return database;
            }
            Lapses.enter(database);
            Doubts.raiseUnlessSending(database);
            Leftovers.clear(database);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Says whether a database that was moved is where it is to be.
     *
     * @throws Problem NOT_ALLOWED when nobody can tell that all of it has arrived
     */
    private boolean isHome(Database database, MoveMark mark) {
        if (mark.state() == MoveMark.State.MOVED) {
            whither = database.name() + " has moved to " + mark.other();
            return false;
        }
        if (!Move.end(database, location(mark.other()))) {
            throw mark.refusal(database.name());
        }
        return true;
    }

    /** Returns the file that an option names to be written; never the database itself. */
    protected final OutputFile output(String name) {
        OutputFile file = new OutputFile(environment(), name);
        return location() instanceof Location.InFile database
                ? file.notOnto(database.file(), "the database")
                : file;
    }

    /**
     * Returns beside which file one can be made that is not to stay: where the database has room.
     */
    protected static Path aside(Database database) {
        return database.file()
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "outlay"));
    }

    /** Returns what is wrong with the database that the command had, if that explains a failure. */
    public final Optional<Problem> damage() {
        if (!opened) {
            return Optional.empty();
        }
        // What is on the disk counts, not what is left in memory.
        databases.close();
        try (Database database = open(location())) {
            return database.damage().map(OutlayCommand::damaged);
        } catch (Problem e) {
            return Optional.of(e).filter(problem -> problem.kind() == Problem.Kind.DAMAGED);
        } catch (RuntimeException e) {
            // The failure itself tells more.
            return Optional.empty();
        }
    }

    /** Returns the problem of a number that an option cannot take. */
    protected static Problem outOfRange(String option, long value, String range) {
        return new Problem(Problem.Kind.USAGE, option + " is " + value, "write " + range);
    }

    private static Problem damaged(String what) {
        return new Problem(
                Problem.Kind.DAMAGED,
                "the file is damaged: " + what,
                "go back to one made by 'outlay backup'; 'outlay doctor' lists what is damaged");
    }

    /** Returns the name of the database as the user has written it. */
    protected final String databaseName() {
        return db != null ? db : environment().variable("OUTLAY_DB").orElse("outlay.db");
    }

    /** Returns where the database is, or would be. */
    protected final Location location() {
        return location(databaseName());
    }

    /** Returns where the database of this name is, or would be. */
    protected final Location location(String named) {
        return PostgresUrl.isOne(named) ? onServer(named) : Location.of(environment().file(named));
    }

    private Location onServer(String named) {
        PostgresUrl url = PostgresUrl.of(named, System.getProperty("user.name", "postgres"));
        List<String> place =
                List.of(url.host(), String.valueOf(url.port()), url.database(), url.user());
        return new Location.OnServer(
                url, new PostgresPassword(environment().variables(), place)::find);
    }
}
