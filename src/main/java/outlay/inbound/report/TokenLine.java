package outlay.inbound.report;

import java.util.List;
import outlay.inbound.report.FoundToken.Place;

/**
 * A line with a token in it, and whatever around, is an unsubscribe of the recipient whose message
 * the token names: what a web server writes about one-click requests (RFC 8058).
 */
public final class TokenLine {
    private TokenLine() {}

    /** Understands a line; one without a token says nothing. */
    public static Incoming of(String source, String line) {
        List<FoundToken> tokens =
                Tokens.in(line).stream()
                        .map(token -> new FoundToken(token, Place.RECIPIENT_ADDRESS))
                        .toList();
        ReportKind kind = tokens.isEmpty() ? ReportKind.OTHER : ReportKind.UNSUBSCRIBE;
        Report report = Report.plain(kind, ReportReason.NONE);
        return new Incoming(
                source, "", null, List.of(), null, List.of(report), List.of(), tokens, false);
    }
}
