package outlay.cli.script;

import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import outlay.OwnerOnly;
import outlay.Problem;
import outlay.cli.input.Environment;
import outlay.cli.input.Quoting;
import outlay.output.Streams;

/** The terminal at which somebody types: the line editor, its history and its completion. */
final class ShellTerminal implements AutoCloseable {
    private static final String PROMPT = "outlay> ";
    private static final String GOES_ON = "> ";

    private final Environment around;
    private final Shell shell;
    private final Terminal terminal;
    private final LineReader reader;
    private final LiveCount counting;

    ShellTerminal(Environment around, Shell shell) {
        this.around = around;
        this.shell = shell;
        try {
            terminal = TerminalBuilder.builder().system(true).name("outlay").build();
        } catch (IOException e) {
            throw new Problem(Problem.Kind.IO, "cannot use the terminal: " + Problem.why(e), "", e);
        }
        counting = new LiveCount(line -> shell.count(line, around));
        reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .parser(new ShellParser())
                        .completer(this::complete)
                        .highlighter(counting)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.CASE_INSENSITIVE, true)
                        .option(LineReader.Option.AUTO_FRESH_LINE, true)
                        .build();
        rememberLines();
        counting.showIn(reader);
        terminal.handle(Terminal.Signal.INT, signal -> shell.interrupt());
    }

    /** Lines are kept between two shells, for nobody else to read: they may name persons. */
    private void rememberLines() {
        Path home = around.file(around.variable("HOME").orElse("."));
        Path state =
                around.variable("XDG_STATE_HOME")
                        .map(around::file)
                        .orElse(home.resolve(".local/state"));
        Path file = state.resolve("outlay").resolve("history");
        try {
            Files.createDirectories(file.resolveSibling(""), OwnerOnly.FOLDER);
            if (!Files.exists(file)) {
                Files.createFile(file, OwnerOnly.FILE);
            }
            reader.setVariable(LineReader.HISTORY_FILE, file);
        } catch (IOException e) {
            // Then this shell remembers its own lines only.
        }
    }

    /** Returns the next line; empty when there is none to come. */
    Optional<String> read() {
        boolean failed = false;
        while (true) {
            counting.begin();
            try {
                return Optional.of(reader.readLine(PROMPT));
            } catch (UserInterruptException e) {
                // The line is gone; the next one begins.
            } catch (IOError e) {
                // Ctrl-C, just when a command has ended, also ends what sets up the terminal.
                if (failed) {
                    throw e;
                }
                failed = true;
            } catch (EndOfFileException e) {
                return Optional.empty();
            } finally {
                counting.rest();
            }
        }
    }

    /** Returns what a command finds around it: what it reads is typed here. */
    Environment environment() {
        Streams all = around.streams();
        Streams streams =
                new Streams(
                        terminal.input(), all.out(), all.err(), true, true, all.errIsTerminal());
        return around.again(streams, "COLUMNS", Integer.toString(terminal.getWidth()));
    }

    private void complete(LineReader line, ParsedLine parsed, List<Candidate> candidates) {
        Quoting typed = ((ShellLine) parsed).typed();
        for (Offer offer : shell.complete(typed)) {
            if (offer.equals(Offer.FILES)) {
                FileOffers.of(around, typed.current()).forEach(each -> offer(each, candidates));
            } else {
                offer(offer, candidates);
            }
        }
    }

    private static void offer(Offer offer, List<Candidate> candidates) {
        String value = offer.value();
        String about = offer.about().isEmpty() ? null : offer.about();
        boolean isWhole = !value.endsWith("=") && !value.endsWith("/");
        candidates.add(new Candidate(value, value, null, about, null, null, isWhole));
    }

    @Override
    public void close() {
        counting.close();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
