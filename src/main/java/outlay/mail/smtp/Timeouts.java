package outlay.mail.smtp;

import java.time.Duration;

/**
 * How long to wait for a mail server (RFC 5321, 4.5.3.2).
 *
 * @param connect for the TCP connection
 * @param reply for the greeting and for each reply but the last, and for writing a block
 * @param acceptance for the reply to the final dot
 */
public record Timeouts(Duration connect, Duration reply, Duration acceptance) {
    /** The times that RFC 5321 asks for, less for the TCP connection. */
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(10));
}
