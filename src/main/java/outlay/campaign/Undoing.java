package outlay.campaign;

import outlay.Problem;
import outlay.Watcher;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.suppression.Withdrawal;

/** Takes back what one operation did: an upload, or an import into the do-not-email list. */
public final class Undoing {
    private Undoing() {}

    /**
     * What was taken back.
     *
     * @param recipients who left; none of a list
     * @param list what came off it; nothing of an upload
     */
    public record Undone(Operations.Past past, Deletion recipients, Withdrawal list) {
        /** Says whether it was an import into the do-not-email list. */
        public boolean isOfList() {
            return isListImport(past);
        }
    }

    /**
     * Takes an operation back, as another operation.
     *
     * @param watcher hears how many recipients of an upload have left
     * @throws Problem NOT_ALLOWED when there is none of this number, when it was taken back before,
     *     or did something else
     */
    public static Undone undo(Transaction tx, long operation, Watcher watcher) {
        Operations.Past past = require(tx, operation);
        Undone undone = isListImport(past) ? ofList(tx, past) : ofUpload(tx, past, watcher);
        Operations.undo(tx, operation, undone.recipients().operation());
        return undone;
    }

    private static Operations.Past require(Transaction tx, long operation) {
        Operations.Past past =
                Operations.find(tx, operation)
                        .orElseThrow(
                                () ->
                                        refused(
                                                "there is no operation " + operation,
                                                "'outlay operations' lists them"));
        if (past.undoneBy() > 0) {
            throw refused(
                    "operation " + operation + " was undone already, by " + past.undoneBy(),
                    "nothing is left to do");
        }
        if (!past.command().startsWith("upload ") && !isListImport(past)) {
            throw refused(
                    "operation " + operation + " was '" + past.command() + "' and stays",
                    "an upload and a 'suppress import' can be undone");
        }
        return past;
    }

    private static boolean isListImport(Operations.Past past) {
        return past.command().equals("suppress import");
    }

    private static Undone ofUpload(Transaction tx, Operations.Past past, Watcher watcher) {
        return new Undone(
                past, Deletions.takeBackUpload(tx, past.id(), watcher), new Withdrawal(0, 0));
    }

    private static Undone ofList(Transaction tx, Operations.Past past) {
        Withdrawal list = Withdrawal.of(tx, past.id());
        long operation = Operations.begin(tx, "undo " + past.id());
        return new Undone(past, new Deletion(null, 0, 0, 0, 0, operation), list);
    }

    private static Problem refused(String what, String hint) {
        return new Problem(Problem.Kind.NOT_ALLOWED, what, hint);
    }
}
