package outlay.inbound.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One node of a MIME message: its headers, and its body or its parts. The message that a {@code
 * message/rfc822} part holds is its only part.
 */
public record Entity(MailHeaders headers, ContentType type, String body, List<Entity> parts) {
    /** Deeper than any real report; a deeper part is read as text. */
    private static final int MOST_DEPTH = 8;

    private static final int MOST_PARTS = 100;

    /** Reads a message whose bytes are given one a character. */
    public static Entity read(String message) {
        return new Reader(message).entity(0, message.length(), 0, "text/plain");
    }

    /** Returns the body as text: transfer encoding and charset undone. */
    public String text() {
        return Decoding.body(
                body, headers.first("content-transfer-encoding"), type.parameter("charset"));
    }

    /** Returns whether the entity is a message inside the message. */
    public boolean isMessage() {
        return type.name().equals("message/rfc822") || type.name().equals("message/global");
    }

    /** Reads entities out of one text, as many as the bounds allow. */
    private static final class Reader {
        private final String text;
        private int count;

        Reader(String text) {
            this.text = text;
        }

        Entity entity(int start, int end, int depth, String type) {
            MailHeaders headers = MailHeaders.read(text, start, end);
            String named = headers.first("content-type");
            ContentType read = ContentType.parse(named.isEmpty() ? type : named);
            int body = Math.min(headers.end(), end);
            count++;
            if (depth < MOST_DEPTH && read.isMultipart()) {
                List<Entity> inside = multipart(body, end, depth, read);
                if (!inside.isEmpty()) {
                    return new Entity(headers, read, "", inside);
                }
            }
            Entity leaf = new Entity(headers, read, text.substring(body, end), List.of());
            return depth < MOST_DEPTH && leaf.isMessage() ? holder(leaf, body, end, depth) : leaf;
        }

        /**
         * Reads the message in a {@code message/rfc822}, be it encoded (RFC 2046 forbids) or not.
         */
        private Entity holder(Entity leaf, int body, int end, int depth) {
            String encoding = leaf.headers.first("content-transfer-encoding");
            boolean encoded =
                    switch (encoding.strip().toLowerCase(Locale.ROOT)) {
                        case "base64", "quoted-printable" -> true;
                        default -> false;
                    };
            Entity message =
                    encoded
                            ? new Reader(latin(leaf)).entityOfAll(depth + 1)
                            : entity(body, end, depth + 1, "text/plain");
            return new Entity(leaf.headers, leaf.type, leaf.body, List.of(message));
        }

        private Entity entityOfAll(int depth) {
            return entity(0, text.length(), depth, "text/plain");
        }

        private static String latin(Entity leaf) {
            byte[] bytes =
                    Decoding.transfer(leaf.body, leaf.headers.first("content-transfer-encoding"));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        private List<Entity> multipart(int start, int end, int depth, ContentType type) {
            String boundary = type.parameter("boundary");
            List<Entity> found = new ArrayList<>();
            if (boundary.isEmpty()) {
                return found;
            }
            String inner = type.name().equals("multipart/digest") ? "message/rfc822" : "text/plain";
            Lines lines = new Lines(text, start, end);
            int open = -1;
            while (lines.next() && count < MOST_PARTS) {
                String mark = afterBoundary(lines, boundary);
                if (mark == null) {
                    continue;
                }
                if (open >= 0) {
                    found.add(entity(open, lines.start(), depth + 1, inner));
                }
                open = mark.isEmpty() ? lines.after() : -1;
                if (open < 0) {
                    break;
                }
            }
            if (open >= 0 && count < MOST_PARTS) {
                found.add(entity(open, end, depth + 1, inner)); // never closed
            }
            return found;
        }

        /** Returns what follows a boundary, nothing or {@code --}; null when the line is none. */
        private static @Nullable String afterBoundary(Lines lines, String boundary) {
            if (!lines.startsWith("--") || !lines.line().startsWith(boundary, 2)) {
                return null;
            }
            String rest = lines.line().substring(2 + boundary.length()).strip();
            return rest.isEmpty() || rest.equals("--") ? rest : null;
        }
    }
}
