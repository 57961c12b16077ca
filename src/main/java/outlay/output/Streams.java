package outlay.output;

import java.io.InputStream;
import java.io.OutputStream;

/** The three standard streams of a command, and which of them are a terminal. */
public record Streams(
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal) {}
