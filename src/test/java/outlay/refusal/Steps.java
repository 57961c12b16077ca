package outlay.refusal;

/** The steps of a conversation, as the tables of refusals write them. */
public final class Steps {
    private Steps() {}

    /** Tells a step as Postfix does in its reports. */
    public static String told(String step) {
        return switch (step) {
            case "CONN" -> " (while receiving the initial server greeting)";
            case "MAIL" -> " (in reply to MAIL FROM command)";
            case "RCPT" -> " (in reply to RCPT TO command)";
            case "DATA" -> " (in reply to end of DATA command)";
            default -> "";
        };
    }

    public static Stage stage(String step) {
        return switch (step) {
            case "CONN" -> Stage.CONNECT;
            case "-" -> Stage.UNKNOWN;
            default -> Stage.valueOf(step);
        };
    }
}
