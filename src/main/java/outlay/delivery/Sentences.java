package outlay.delivery;

/** What has happened to a recipient, in plain sentences. */
final class Sentences {
    private Sentences() {}

    static String message(int step, String subject, MessageState state, String mailbox) {
        String what = "step " + step + (subject.isEmpty() ? "" : " (\"" + subject + "\")");
        String from = mailbox.isEmpty() ? "" : " from mailbox " + mailbox;
        return switch (state) {
            case INTENDED -> what + " is about to be sent" + from;
            case ACCEPTED -> what + " was sent" + from;
            case REFUSED -> what + " was refused for good";
            case DEFERRED -> what + " was refused for now, to be tried again";
            case UNSENT -> what + " did not leave";
            case IN_DOUBT -> what + " may have left or not ('outlay resolve' settles it)";
        };
    }

    /** Tells what came back; the kinds are those of {@code outlay inbox --classify}. */
    static String report(int step, String kind) {
        return switch (kind) {
            case "bounce" -> "step " + step + " came back undelivered";
            case "delayed" -> "a server says that step " + step + " is late";
            case "delivered" -> "a server says that step " + step + " has arrived";
            case "complaint" -> "complained about step " + step;
            case "unsubscribe" -> "asked for no more emails after step " + step;
            case "auto-reply" -> "step " + step + " was answered automatically";
            case "reply" -> "answered step " + step;
            default -> "something came back about step " + step + " (" + kind + ")";
        };
    }

    static String movement(String campaign, String kind, String reason) {
        return switch (kind) {
            case "reserve" -> "put into " + campaign + ", one credit reserved";
            case "spend" -> campaign + ": the credit was spent on the first email";
            case "return" -> campaign + ": the credit came back, " + because(reason);
            default -> campaign + ": the credit, " + kind;
        };
    }

    private static String because(String reason) {
        return switch (reason) {
            case "contact-removed" -> "as nothing was sent before the contact was removed";
            case "campaign-deleted" -> "as nothing was sent before the campaign was deleted";
            case "invalid-address" -> "as the address is not valid";
            case "do-not-email" -> "as nothing was sent before it came onto the do-not-email list";
            case "bounced" -> "as the first email bounced";
            case "expired-retry" -> "as the first email was refused for too long";
            default -> "because of " + reason;
        };
    }
}
