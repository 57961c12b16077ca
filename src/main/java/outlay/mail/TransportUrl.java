package outlay.mail;

/** Reads transport URLs. */
final class TransportUrl {
    private TransportUrl() {}

    static Transport parse(TransportSettings settings) {
        throw new UnsupportedOperationException("shape only: " + settings.url());
    }
}
