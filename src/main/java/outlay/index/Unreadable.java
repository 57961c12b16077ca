package outlay.index;

import org.jspecify.annotations.Nullable;
import outlay.Problem;

/** Says that stored bytes of the index are none; the contacts themselves may be sound. */
final class Unreadable {
    private Unreadable() {}

    static Problem of(String what, @Nullable Exception cause) {
        return new Problem(
                Problem.Kind.DAMAGED,
                what + " cannot be read",
                "make the index anew with 'outlay doctor --rebuild-index'",
                cause);
    }
}
