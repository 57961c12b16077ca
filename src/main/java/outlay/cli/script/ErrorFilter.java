package outlay.cli.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes on what a command says on stderr, but for its JSON error, which is kept. */
final class ErrorFilter extends OutputStream {
    private static final byte[] START = "{\"error\":".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private String error = "";

    /** How much of the present line is what an error begins with; -1 when it is none. */
    private int matched;

    ErrorFilter(OutputStream out) {
        this.out = out;
    }

    /** Returns the error as JSON; empty when there was none. */
    String error() {
        return error;
    }

    @Override
    public void write(int b) throws IOException {
        if (matched >= 0 && matched < START.length) {
            matched = b == START[matched] ? matched + 1 : -1;
        }
        held.write(b);
        if (b == '\n') {
            endLine();
        } else if (matched < 0) {
            passOn();
        }
    }

    private void endLine() throws IOException {
        if (matched == START.length) {
            error = held.toString(StandardCharsets.UTF_8).strip();
            held.reset();
        } else {
            passOn();
        }
        matched = 0;
    }

    private void passOn() throws IOException {
        held.writeTo(out);
        held.reset();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
