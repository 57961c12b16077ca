package outlay.inbound;

import java.util.ArrayList;
import java.util.List;
import outlay.MessageToken;
import outlay.inbound.FoundToken.Place;

/** Collects what has the form of our tokens from the places where one can prove something. */
final class Tokens {
    private static final int MOST_TOKENS = 50;
    private static final int MOST_RECIPIENTS = 50;

    private static final List<String> RECIPIENT_HEADERS =
            List.of(
                    "delivered-to",
                    "x-original-to",
                    "envelope-to",
                    "x-envelope-to",
                    "x-delivered-to",
                    "x-forwarded-to",
                    "x-rcpt-to",
                    "apparently-to",
                    "to",
                    "cc",
                    "received");

    private static final List<String> RETURNED_HEADERS =
            List.of("message-id", "x-original-message-id", "return-path", "resent-message-id");

    private final List<FoundToken> found = new ArrayList<>();

    private Tokens() {}

    static List<FoundToken> in(Letter letter) {
        Tokens tokens = new Tokens();
        RECIPIENT_HEADERS.forEach(
                name -> tokens.add(letter.headers(), name, Place.RECIPIENT_ADDRESS));
        for (Headers returned : letter.returned()) {
            RETURNED_HEADERS.forEach(name -> tokens.add(returned, name, Place.RETURNED_MESSAGE));
        }
        tokens.addReport(letter);
        tokens.add(letter.headers(), "in-reply-to", Place.ANSWERED_MESSAGE);
        tokens.add(letter.headers(), "references", Place.ANSWERED_MESSAGE);
        tokens.add(letter.subject(), Place.SUBJECT);
        tokens.add(Quotation.before(letter.prose()), Place.BODY);
        return tokens.found;
    }

    /** Gmail and feedback loops repeat the returned message's names in their own fields. */
    private void addReport(Letter letter) {
        Headers feedback = letter.feedback();
        if (feedback != null) {
            add(feedback, "original-mail-from", Place.RETURNED_MESSAGE);
            add(feedback, "original-envelope-id", Place.RETURNED_MESSAGE);
        }
        String status = letter.deliveryStatus();
        Headers fields = Headers.read(status, 0, status.length());
        add(fields, "x-original-message-id", Place.RETURNED_MESSAGE);
        add(fields, "original-envelope-id", Place.RETURNED_MESSAGE);
    }

    /** Returns the addresses that a message was sent to, as far as its headers say. */
    static List<String> recipients(Letter letter) {
        return RECIPIENT_HEADERS.stream()
                .filter(name -> !name.equals("received"))
                .flatMap(name -> letter.headers().all(name).stream())
                .flatMap(value -> Addresses.all(Decoding.header(value)).stream())
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    private void add(Headers headers, String name, Place place) {
        headers.all(name).forEach(value -> add(value, place));
    }

    private void add(String text, Place place) {
        for (String token : MessageToken.findAll(text)) {
            FoundToken one = new FoundToken(token, place);
            if (found.size() < MOST_TOKENS && !found.contains(one)) {
                found.add(one);
            }
        }
    }
}
