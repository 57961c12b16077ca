package outlay.mail.smtp;

/** A mail server that cannot be reached, or that refuses to talk with us. */
final class ServerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    ServerUnavailable(String why, String hint) {
        super(why);
        this.hint = hint;
    }

    ServerUnavailable(String why, String hint, Throwable cause) {
        super(why, cause);
        this.hint = hint;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }
}
