package outlay.inbound.report;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.RawMessage;
import outlay.inbound.report.FoundToken.Place;

/**
 * What one message that came in says.
 *
 * <p>Anybody can write a message that looks like a bounce, so nothing here is a fact until a token
 * of it is verified, and then only about the message that this token names. Which place proves
 * which kind is for {@link #proofs} to say: a bounce comes to the address, or returns the message,
 * that only the bouncing system had; a quotation in a body proves nothing.
 *
 * @param source where the message is
 * @param mark by which its source knows again that it has been read, or an empty text
 * @param from the address of its author, or null
 * @param to the addresses that it was sent to, as far as it says
 * @param about the address that a message which it returns was sent to, or null
 * @param reports at least one; several when it reports on several recipients
 * @param returns the dates by which an automatic reply tells when its author is back
 * @param tokens what has the form of a token, best place first
 * @param truncated whether only the beginning of the message was read
 */
public record Incoming(
        String source,
        String mark,
        @Nullable String from,
        List<String> to,
        @Nullable String about,
        List<Report> reports,
        List<StatedDate> returns,
        List<FoundToken> tokens,
        boolean truncated) {

    private static final List<Place> BY_REPORT =
            List.of(Place.RECIPIENT_ADDRESS, Place.RETURNED_MESSAGE);
    private static final List<Place> BY_ANSWER =
            List.of(Place.ANSWERED_MESSAGE, Place.RECIPIENT_ADDRESS);
    private static final List<Place> BY_REQUEST =
            List.of(Place.RECIPIENT_ADDRESS, Place.SUBJECT, Place.BODY, Place.ANSWERED_MESSAGE);

    private static final Map<ReportKind, List<Place>> PROOFS =
            new EnumMap<>(
                    Map.of(
                            ReportKind.BOUNCE, BY_REPORT,
                            ReportKind.DELAYED, BY_REPORT,
                            ReportKind.DELIVERED, BY_REPORT,
                            ReportKind.COMPLAINT, BY_REPORT,
                            ReportKind.UNSUBSCRIBE, BY_REQUEST,
                            ReportKind.AUTO_REPLY, BY_ANSWER,
                            ReportKind.REPLY, BY_ANSWER));

    /** Makes the result; the lists are copied. */
    public Incoming {
        to = List.copyOf(to);
        reports = List.copyOf(reports);
        returns = List.copyOf(returns);
        tokens = List.copyOf(tokens);
    }

    /** Understands a message. Never throws, whatever the bytes are. */
    public static Incoming of(RawMessage message) {
        ReceivedMail letter = ReceivedMail.read(message.bytes());
        List<Report> reports = Classifier.reports(letter);
        boolean automatic = reports.get(0).kind() == ReportKind.AUTO_REPLY;
        return new Incoming(
                message.source(),
                message.mark(),
                letter.from(),
                Tokens.recipients(letter),
                letter.returnedAddress("to"),
                reports,
                automatic ? ReturnDates.in(letter) : List.of(),
                Tokens.in(letter),
                message.truncated());
    }

    /** Returns the kind of the first report. */
    public ReportKind kind() {
        return reports.get(0).kind();
    }

    /**
     * Returns the unverified tokens that stand where they can prove a report of this kind, the best
     * first; the first that verifies names the message reported on.
     */
    public List<String> proofs(ReportKind kind) {
        Set<String> proofs = new LinkedHashSet<>();
        for (Place place : PROOFS.getOrDefault(kind, List.of())) {
            tokens.stream()
                    .filter(found -> found.place() == place)
                    .forEach(found -> proofs.add(found.token()));
        }
        return List.copyOf(proofs);
    }
}
