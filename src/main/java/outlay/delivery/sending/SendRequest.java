package outlay.delivery.sending;

import java.time.Duration;
import java.util.List;
import outlay.delivery.AddressChecks;
import outlay.delivery.Transports;
import outlay.delivery.pace.Pace;

/**
 * What one run of {@code send} shall do.
 *
 * @param campaigns by name; empty for all that are active
 * @param strict whether addresses that warn of something are refused
 * @param limit how many emails at most
 * @param keepOn how long to wait for what becomes due; zero for what is due now
 * @param connections of each outlet to its mail server, at the same time
 */
public record SendRequest(
        List<String> campaigns,
        Transports transports,
        AddressChecks checks,
        boolean strict,
        long limit,
        Duration keepOn,
        int connections) {

    /** As many connections as there may be at most: each has one message on its way. */
    public static final int MOST_CONNECTIONS = Pace.MOST_IN_FLIGHT;

    /** Returns the same request with a mail server that takes everything and delivers nothing. */
    public SendRequest onPaper() {
        return new SendRequest(
                campaigns, transports.onPaper(), checks, strict, limit, Duration.ZERO, connections);
    }
}
