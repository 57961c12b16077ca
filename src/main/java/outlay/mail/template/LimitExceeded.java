package outlay.mail.template;

import java.util.stream.Stream;
import liqp.exceptions.ExceededMaxIterationsException;

/** A rendering wants more time or memory than an email may take, whoever it is for. */
final class LimitExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitExceeded(String what) {
        super(what);
    }

    /** Says whether a failure of the engine goes back to a limit, ours or its own. */
    static boolean isBehind(Throwable failure) {
        return isOfLoops(failure)
                || causes(failure)
                        .anyMatch(
                                cause ->
                                        cause instanceof LimitExceeded
                                                || cause instanceof StackOverflowError);
    }

    /** Says whether it is that all loops together turn too often. */
    static boolean isOfLoops(Throwable failure) {
        return causes(failure).anyMatch(ExceededMaxIterationsException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
