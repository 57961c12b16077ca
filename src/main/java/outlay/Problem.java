package outlay;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user can cause or mend: what went wrong, and what to do about it. Whatever is
 * thrown otherwise is a bug.
 */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of problem; each has the exit code that the contract gives it. */
    public enum Kind {
        /** An input or output fails: disk full, no permission. */
        IO(1),
        /** The command line is wrong. */
        USAGE(2),
        /** Finished, but some items failed; they are listed. */
        PARTIAL(3),
        /** An input file cannot be read or is not valid. */
        INVALID_INPUT(4),
        /** No such campaign, contact or entry; or not allowed in its present state. */
        NOT_ALLOWED(5),
        /** Not enough credits. */
        NOT_ENOUGH_CREDITS(6),
        /** A mail server or mailbox cannot be reached, or refuses. */
        UNREACHABLE(7),
        /** Another process holds the database or is already sending. */
        BUSY(8),
        /** A check found a difference. */
        DIFFERENCE(9),
        /** The file is damaged, no Outlay database, or newer than this program. */
        DAMAGED(10),
        /** Who read our output has closed it, as {@code head} does: nothing is said. */
        READER_GONE(141);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** Returns the process's exit code for this kind. */
        public int exitCode() {
            return exitCode;
        }

        /** Returns the name as scripts read it in JSON: {@code not-enough-credits}. */
        public String word() {
            return Word.of(this);
        }
    }

    private final Kind kind;
    private final String hint;

    /**
     * Makes a problem.
     *
     * @param what what went wrong and where: one sentence, no full stop
     * @param hint what to do next: one sentence, or empty
     */
    public Problem(Kind kind, String what, String hint) {
        this(kind, what, hint, null);
    }

    /** Makes a problem with the foreign exception that brought it to light. */
    public Problem(Kind kind, String what, String hint, @Nullable Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.hint = hint;
    }

    /** Returns in a few words why the system refused a file. */
    public static String why(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if ("Bad file descriptor".equals(e.getMessage())) {
            return "it is closed";
        }
        boolean hasReason = e instanceof FileSystemException f && f.getReason() != null;
        return hasReason
                ? String.valueOf(((FileSystemException) e).getReason())
                : String.valueOf(e.getMessage() == null ? e : e.getMessage());
    }

    /** Returns the kind. */
    public Kind kind() {
        return kind;
    }

    /** Returns what went wrong and where. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** Returns what to do next; may be empty. */
    public String hint() {
        return hint;
    }
}
