package outlay.transcript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lies in a Maildir, and what a mail server or its reader would send back. */
public final class DeliveredMail {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\"\\s;]+)");

    private final Path maildir;

    public DeliveredMail(Path maildir) {
        this.maildir = maildir;
    }

    /** Returns a line for each message: to whom, and its subject. */
    public List<String> list() throws IOException {
        return messages().stream()
                .map(message -> address(message) + "  " + header(message, "Subject"))
                .toList();
    }

    /** Returns the last message to an address, without what is different each time. */
    String show(String address) throws IOException {
        String message =
                last(address)
                        .replaceAll("ol[a-z2-7]{24}", "<token>")
                        .replaceAll("(?m)^Date: .*$", "Date: <date>");
        Matcher boundary = BOUNDARY.matcher(message);
        while (boundary.find()) {
            message = message.replace(boundary.group(1), "<boundary>");
        }
        return message;
    }

    /** Returns the report that the last message to an address could not be delivered (RFC 3464). */
    public String bounce(String address, String status) throws IOException {
        String action = status.startsWith("5") ? "failed" : "delayed";
        return report(
                last(address),
                "report-type=delivery-status",
                """
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                """
                        .formatted(address, action, status));
    }

    /** Returns the complaint of a person about the last message to an address (RFC 5965). */
    String complaint(String address) throws IOException {
        return report(
                last(address),
                "report-type=feedback-report",
                """
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: example/1.0
                Version: 1
                """);
    }

    /** Returns what a person answers to the last message. */
    String reply(String address, String extraHeader) throws IOException {
        String message = last(address);
        return """
        From: <%s>
        To: %s
        Subject: Re: %s
        In-Reply-To: %s
        %s

        Let us talk.
        """
                .formatted(
                        address,
                        header(message, "From"),
                        header(message, "Subject"),
                        header(message, "Message-ID"),
                        extraHeader)
                .replaceAll("\n\n\n", "\n\n");
    }

    private static String report(String message, String type, String part) {
        return """
        From: Mail Delivery System <MAILER-DAEMON@mx.example>
        To: %s
        Subject: Undelivered Mail
        MIME-Version: 1.0
        Content-Type: multipart/report; %s; boundary="b"

        --b

        Sorry.

        --b
        %s
        --b
        Content-Type: text/rfc822-headers

        %s

        --b--
        """
                .formatted(
                        header(message, "Return-Path"),
                        type,
                        part,
                        message.substring(0, message.indexOf("\n\n")));
    }

    private String last(String address) throws IOException {
        return messages().stream()
                .filter(message -> address(message).equalsIgnoreCase(address))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IOException("no message to " + address));
    }

    /** Returns the messages by recipient, those to one in the order of their delivery. */
    private List<String> messages() throws IOException {
        try (Stream<Path> files = Files.list(maildir.resolve("new"))) {
            return files.sorted()
                    .map(DeliveredMail::read)
                    .sorted(Comparator.comparing(DeliveredMail::address))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(String message) {
        return header(message, "To").replaceAll(".*<|>.*", "");
    }

    private static String header(String message, String name) {
        Matcher header =
                Pattern.compile("^" + name + ": (.*)$", Pattern.MULTILINE).matcher(message);
        return header.find() ? header.group(1) : "";
    }
}
