package outlay.inbound.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.Lines;
import outlay.inbound.mime.MentionedAddresses;
import outlay.refusal.Judge;
import outlay.refusal.PlainWords;
import outlay.refusal.Wordings;

/**
 * The part of a report that is for people: whom it reports on, and what it says about each.
 *
 * <p>A recipient stands at the beginning of a line, maybe after a reply code; else behind a word
 * like "to"; else wherever an address stands that is not the sender's. What follows up to the next
 * recipient is about him.
 */
final class Prose {
    private static final Wordings SIGNS = Signs.WORDINGS;
    private static final int MOST_RECIPIENTS = 100;

    private final ReceivedMail letter;
    private final String text;
    private final Set<String> senders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Recipient in lower case to the lines about him. */
    private final Map<String, StringBuilder> blocks = new LinkedHashMap<>();

    private final List<String> recipients;

    private Prose(ReceivedMail letter) {
        this.letter = letter;
        this.text = letter.prose();
        findSenders();
        this.recipients = find();
    }

    static Prose of(ReceivedMail letter) {
        return new Prose(letter);
    }

    /** Returns the whole text. */
    String text() {
        return text;
    }

    /** Returns the addresses reported on, maybe none. */
    List<String> recipients() {
        return recipients;
    }

    /** Returns the first address reported on, or null. */
    @Nullable String firstRecipient() {
        return recipients.isEmpty() ? null : recipients.get(0);
    }

    /** Returns everything that may be about a recipient: the whole text when it is the only one. */
    String context(@Nullable String recipient, boolean only) {
        return only ? text : about(recipient, false);
    }

    /**
     * Returns the lines about a recipient, or the whole text when they say nothing and no other
     * recipient has lines.
     */
    String about(@Nullable String recipient, boolean only) {
        StringBuilder block = recipient == null ? null : blocks.get(key(recipient));
        if (block == null) {
            return only ? text : "";
        }
        String lines = block.toString();
        boolean says = Judge.understands(lines);
        return says || (!only && blocks.size() > 1) ? lines : text;
    }

    /** Returns what the whole reports: given up, still being tried, or delivered. */
    ReportKind kind() {
        String folded = letter.foldedSubject() + ' ' + PlainWords.fold(text);
        boolean waits = SIGNS.has("delayed", folded) && !SIGNS.has("given-up", folded);
        if (waits) {
            return ReportKind.DELAYED;
        }
        boolean arrived = SIGNS.has("delivered", folded) && !SIGNS.has("failure", folded);
        return arrived ? ReportKind.DELIVERED : ReportKind.BOUNCE;
    }

    private void findSenders() {
        addSender(letter.from());
        MentionedAddresses.all(letter.headers().first("to")).forEach(this::addSender);
        addSender(letter.returnedAddress("from"));
        addSender(letter.returnedAddress("return-path"));
    }

    private void addSender(@Nullable String address) {
        if (address != null) {
            senders.add(address);
        }
    }

    private List<String> find() {
        List<String> leading = atLineStarts();
        List<String> others = leading.stream().filter(a -> !senders.contains(a)).toList();
        if (!others.isEmpty()) {
            return others;
        }
        List<List<String>> fallbacks =
                List.of(
                        failedRecipients(),
                        behindWords(),
                        leading,
                        returnedRecipient(),
                        anywhere());
        return fallbacks.stream().filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
    }

    /** Finds the recipients at the beginnings of lines, and collects the lines about each. */
    private List<String> atLineStarts() {
        List<String> found = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        StringBuilder announced = new StringBuilder();
        String previous = "";
        Lines lines = new Lines(text, 0, text.length());
        while (lines.next()) {
            String line = lines.line();
            String address = LeadingAddress.in(line, previous);
            if (address != null && found.size() < MOST_RECIPIENTS) {
                if (!blocks.containsKey(key(address))) {
                    found.add(address);
                }
                block = blocks.computeIfAbsent(key(address), key -> new StringBuilder());
                block.append(announced);
                announced.setLength(0);
            } else if (address == null && LeadingAddress.announces(line)) {
                block = announced;
            }
            block.append(line).append('\n');
            previous = line.isBlank() ? previous : line;
        }
        return found;
    }

    /** Exim and Gmail name them in a header. */
    private List<String> failedRecipients() {
        return MentionedAddresses.all(letter.headers().first("x-failed-recipients"));
    }

    private List<String> behindWords() {
        String lower = text.toLowerCase(Locale.ROOT);
        for (var at = MentionedAddresses.next(text, 0);
                at != null;
                at = MentionedAddresses.next(text, at.end())) {
            String before = lower.substring(Math.max(0, at.start() - 40), at.start());
            boolean named = SIGNS.has("before-recipient", PlainWords.foldBefore(before));
            if (named && !senders.contains(at.address())) {
                return List.of(at.address());
            }
        }
        return List.of();
    }

    private List<String> returnedRecipient() {
        for (String field : List.of("x-original-to", "delivered-to", "to", "cc")) {
            String address = letter.returnedAddress(field);
            if (address != null && !senders.contains(address)) {
                return List.of(address);
            }
        }
        return List.of();
    }

    private List<String> anywhere() {
        return MentionedAddresses.all(text).stream()
                .filter(a -> !senders.contains(a))
                .limit(1)
                .toList();
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
