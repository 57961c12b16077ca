package outlay.refusal;

/** Tells the step of a conversation as Postfix does in its reports. */
final class Steps {
    private Steps() {}

    static String told(String phase) {
        return switch (phase) {
            case "CONN" -> " (while receiving the initial server greeting)";
            case "MAIL" -> " (in reply to MAIL FROM command)";
            case "RCPT" -> " (in reply to RCPT TO command)";
            case "DATA" -> " (in reply to end of DATA command)";
            default -> "";
        };
    }
}
