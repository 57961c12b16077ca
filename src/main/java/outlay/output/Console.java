package outlay.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Where one command speaks: data on stdout; notices, hints and questions on stderr.
 *
 * <p>With {@code --json} stdout carries exactly one object; text output is then left out.
 */
public final class Console {
    private final Streams streams;
    private final Style style;
    private final PrintStream out;
    private final PrintStream err;

    private @Nullable BufferedReader answers;

    /** Takes away what stands in the last line of the terminal, such as progress. */
    private volatile Runnable wiping = () -> {};

    /** Makes a console on these streams; both are written as UTF-8. */
    public Console(Streams streams, Style style) {
        this.streams = streams;
        this.style = style;
        OutputStream target = new WatchedStream(streams.out(), "standard output");
        this.out = new PrintStream(target, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(streams.err(), true, StandardCharsets.UTF_8);
    }

    /** Returns one that speaks alike on other streams. */
    public Console on(Streams others) {
        return new Console(others, style);
    }

    /** Says whether the command shall answer in JSON. */
    public boolean json() {
        return style.json();
    }

    /** Says whether a person is there to answer: both sides of a prompt are a terminal. */
    public boolean canAsk() {
        return streams.inIsTerminal() && streams.errIsTerminal() && !style.json();
    }

    /** Says whether a progress bar may be drawn on stderr. */
    public boolean showsProgress() {
        return streams.errIsTerminal() && style.progress() && !style.quiet();
    }

    /** Returns how many columns the terminal has. */
    int columns() {
        return style.columns();
    }

    /** Says whether stdout may have colour. */
    public boolean hasColor() {
        return style.color() && streams.outIsTerminal();
    }

    /** Prints text of our own that is laid out already, whatever the style. */
    public void text(String text) {
        out.print(text);
    }

    /** Prints one line of data; nothing with {@code --json}. */
    public void line(String text) {
        if (!style.json()) {
            out.print(TerminalText.printable(text));
            out.print('\n');
        }
    }

    /**
     * Prints one line of data: a label, and behind it a value; the thousands of a number are
     * separated.
     */
    public void line(String label, @Nullable Object value) {
        line(label + TerminalText.value(value));
    }

    /** Prints a summary, as text or as one JSON object. */
    public void print(Summary summary) {
        if (style.json()) {
            object(summary);
        } else {
            summary.printText(this);
        }
    }

    /**
     * Prints one summary or map as one JSON object on one line, whatever the style. Of what it goes
     * through only one item is in memory.
     */
    public void object(Object object) {
        Json.print(object, out);
        out.print('\n');
    }

    /** Prints a table; nothing with {@code --json}. */
    public void print(Table table) {
        table.lines(tableWidth()).forEach(this::line);
    }

    /**
     * Prints a table whose rows need not fit into memory: they are gone through twice, the first
     * time to find out how wide its columns are. Nothing with {@code --json}.
     *
     * @param row returns the cells of an item
     */
    public <T> void table(List<String> header, Iterable<T> items, Function<T, List<?>> row) {
        TableLayout layout = new TableLayout(header, tableWidth());
        for (T item : items) {
            layout.fit(TableLayout.cells(row.apply(item)));
        }
        int[] shown = layout.shown();
        line(layout.line(header, shown));
        for (T item : items) {
            line(layout.line(TableLayout.cells(row.apply(item)), shown));
        }
    }

    /** Returns how many columns a line of a table may take: what is piped on keeps all of it. */
    public int tableWidth() {
        return streams.outIsTerminal() ? style.columns() : Integer.MAX_VALUE;
    }

    /**
     * Begins a list of any length: a table of text, or one JSON object that has the list under its
     * name.
     */
    public Listing listing(String name, List<String> columns) {
        return listing(name, columns, columns);
    }

    /** Begins such a list whose columns have one name in JSON and another one in text. */
    public Listing listing(String name, List<String> columns, List<String> header) {
        return style.json() ? new JsonListing(this, name, columns) : new TextListing(this, header);
    }

    /** Says something that is no data: goes to stderr, and nowhere with {@code --quiet}. */
    public void notice(String text) {
        if (!style.quiet()) {
            wiping.run();
            err.print(TerminalText.printable(text) + "\n");
        }
    }

    /** Says a list of such: in one line, but on a terminal no item is torn at its edge. */
    public void notice(String title, List<String> items) {
        int most = streams.errIsTerminal() ? style.columns() - 1 : Integer.MAX_VALUE;
        WrappedList.lines(title, items, most).forEach(this::notice);
    }

    /** Says why the command failed and what to do next. */
    public void problem(Problem problem) {
        problem(problem.kind().word(), problem.what(), problem.hint());
    }

    /** Says why the command failed and what to do next, for what is no {@link Problem}. */
    public void problem(String kind, String message, String hint) {
        if (style.json()) {
            err.print(Json.error(kind, message, hint) + "\n");
            return;
        }
        err.print(red("outlay: ") + TerminalText.printable(message) + "\n");
        if (!hint.isEmpty()) {
            err.print("  " + TerminalText.printable(hint) + "\n");
        }
    }

    private String red(String text) {
        return style.color() && streams.errIsTerminal() ? "\u001b[31m" + text + "\u001b[m" : text;
    }

    /**
     * Asks on stderr and returns the answer without white space around it; empty at end of input.
     */
    public String ask(String question) {
        return answer(question).orElse("");
    }

    /** Asks as {@link #ask} does; nothing at end of input. */
    public Optional<String> answer(String question) {
        err.print(TerminalText.printable(question) + " ");
        err.flush();
        try {
            return Optional.ofNullable(answers().readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all questions: it may have read on beyond the first answer. */
    private BufferedReader answers() {
        if (answers == null) {
            answers =
                    new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        }
        return answers;
    }

    /** Returns stdout for bulk data such as CSV; the caller flushes it and never closes it. */
    public PrintStream data() {
        return out;
    }

    /** Says how what stands in the last line is taken away before something else is said. */
    void beforeNotices(Runnable wipe) {
        wiping = wipe;
    }

    /** Returns stderr, for progress. */
    public PrintStream diagnostics() {
        return err;
    }

    /**
     * Flushes stdout.
     *
     * @throws Problem IO when what was printed did not arrive, such as on a full disk; READER_GONE
     *     when whoever read it has seen enough, as {@code head} has
     */
    public void finish() {
        out.flush();
    }
}
