package outlay.cli.sending;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import outlay.cli.input.InputFile;
import outlay.inbound.report.Incoming;
import outlay.inbound.report.TokenLine;
import outlay.inbound.source.BoundedLines;

/** Reads a file of lines that hold a token each. */
final class TokenLines {
    /** More than web servers take of an address, and log. */
    private static final int LONGEST_LINE = 64 * 1024;

    private TokenLines() {}

    static void read(InputFile file, Consumer<Incoming> visit) {
        try (InputStream stream = file.open()) {
            BoundedLines lines = new BoundedLines(stream, LONGEST_LINE);
            for (int number = 1; lines.next(); number++) {
                if (!lines.isBlank()) {
                    visit.accept(
                            TokenLine.of(file.title() + ":" + number, lines.text(LONGEST_LINE)));
                }
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }
}
