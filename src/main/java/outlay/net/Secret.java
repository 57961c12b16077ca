package outlay.net;

/** A password or token, which no message, log or trace shows. */
public final class Secret {
    private final String value;

    /** Wraps a password or token. */
    public Secret(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
