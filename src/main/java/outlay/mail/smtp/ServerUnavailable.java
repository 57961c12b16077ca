package outlay.mail.smtp;

/** A mail server that cannot be reached, or that refuses to talk with us. */
final class ServerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;
    private boolean isLoginRefused;

    ServerUnavailable(String why, String hint) {
        super(why);
        this.hint = hint;
    }

    ServerUnavailable(String why, String hint, Throwable cause) {
        super(why, cause);
        this.hint = hint;
    }

    /** Returns one that does not let us in, and will not. */
    static ServerUnavailable loginRefused(String why, String hint) {
        ServerUnavailable refused = new ServerUnavailable(why, hint);
        refused.isLoginRefused = true;
        return refused;
    }

    boolean isLoginRefused() {
        return isLoginRefused;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }
}
