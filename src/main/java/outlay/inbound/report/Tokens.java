package outlay.inbound.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.MessageToken;
import outlay.inbound.mime.Decoding;
import outlay.inbound.mime.MailHeaders;
import outlay.inbound.mime.MentionedAddresses;
import outlay.inbound.report.FoundToken.Place;

/** Collects what has the form of our tokens from the places where one can prove something. */
final class Tokens {
    private static final Pattern ENCODED = Pattern.compile("%(\\p{XDigit}{2})");
    private static final int MOST_LAYERS = 2;
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

    static List<FoundToken> in(ReceivedMail letter) {
        Tokens tokens = new Tokens();
        RECIPIENT_HEADERS.forEach(
                name -> tokens.add(letter.headers(), name, Place.RECIPIENT_ADDRESS));
        for (MailHeaders returned : letter.returned()) {
            RETURNED_HEADERS.forEach(name -> tokens.add(returned, name, Place.RETURNED_MESSAGE));
        }
        tokens.addReport(letter);
        tokens.add(letter.headers(), "in-reply-to", Place.ANSWERED_MESSAGE);
        tokens.add(letter.headers(), "references", Place.ANSWERED_MESSAGE);
        tokens.add(letter.subject(), Place.SUBJECT);
        tokens.add(letter.own(), Place.BODY);
        return tokens.found;
    }

    /** Gmail and feedback loops repeat the returned message's names in their own fields. */
    private void addReport(ReceivedMail letter) {
        MailHeaders feedback = letter.feedback();
        if (feedback != null) {
            add(feedback, "original-mail-from", Place.RETURNED_MESSAGE);
            add(feedback, "original-envelope-id", Place.RETURNED_MESSAGE);
        }
        String status = letter.deliveryStatus();
        MailHeaders fields = MailHeaders.read(status, 0, status.length());
        add(fields, "x-original-message-id", Place.RETURNED_MESSAGE);
        add(fields, "original-envelope-id", Place.RETURNED_MESSAGE);
    }

    /**
     * Returns what has the form of a token in a text. Mail programs that do not understand a {@code
     * mailto} leave it percent-encoded, twice where two had it in hand: {@code
     * unsubscribe%20TOKEN}.
     */
    static List<String> in(String text) {
        Set<String> tokens = new LinkedHashSet<>(MessageToken.findAll(text));
        String decoded = text;
        for (int layers = 0; layers < MOST_LAYERS && decoded.indexOf('%') >= 0; layers++) {
            decoded = ENCODED.matcher(decoded).replaceAll(Tokens::character);
            tokens.addAll(MessageToken.findAll(decoded));
        }
        return List.copyOf(tokens);
    }

    private static String character(MatchResult encoded) {
        char c = (char) Integer.parseInt(encoded.group(1), 16);
        return Matcher.quoteReplacement(String.valueOf(c));
    }

    /** Returns the addresses that a message was sent to, as far as its headers say. */
    static List<String> recipients(ReceivedMail letter) {
        return RECIPIENT_HEADERS.stream()
                .filter(name -> !name.equals("received"))
                .flatMap(name -> letter.headers().all(name).stream())
                .flatMap(value -> MentionedAddresses.all(Decoding.header(value)).stream())
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    private void add(MailHeaders headers, String name, Place place) {
        headers.all(name)
                .forEach(
                        value -> {
                            add(value, place);
                            String decoded = Decoding.header(value);
                            if (!decoded.equals(value)) {
                                add(decoded, place);
                            }
                        });
    }

    private void add(String text, Place place) {
        for (String token : in(text)) {
            FoundToken one = new FoundToken(token, place);
            if (found.size() < MOST_TOKENS && !found.contains(one)) {
                found.add(one);
            }
        }
    }
}
