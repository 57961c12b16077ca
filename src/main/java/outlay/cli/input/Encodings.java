package outlay.cli.input;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/** Reads the names of encodings on the command line. */
public final class Encodings {
    private Encodings() {}

    /** Returns the encoding of a name; null for none. */
    public static @Nullable Charset named(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--encoding is none that Java knows: " + name,
                    "write a name such as UTF-8, UTF-16 or windows-1252",
                    e);
        }
    }
}
