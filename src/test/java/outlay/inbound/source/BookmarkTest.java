package outlay.inbound.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.inbound.mime.RawMessage;

/** Reads again what is new only. */
class BookmarkTest {
    @TempDir Path folder = Path.of("");
    private Path mbox = Path.of("");

    /** All marks that were handed out, as a database keeps them. */
    private final List<String> marks = new ArrayList<>();

    private Optional<String> notice = Optional.empty();

    @BeforeEach
    void name() {
        mbox = folder.resolve("box");
    }

    @Test
    void goesOnBehindTheLastMessageOfAnMbox() throws IOException {
        Files.writeString(mbox, mail("one") + mail("two"));
        assertEquals(List.of("one", "two"), subjects(mbox));
        assertEquals(List.of(), subjects(mbox));
        append(mail("three"));
        assertEquals(List.of("three"), subjects(mbox));
        append(mail("four").repeat(200) + mail("five"));
        assertEquals(201, subjects(mbox).size());
        assertEquals(List.of(), subjects(mbox));
        assertEquals(Optional.empty(), notice);
    }

    @Test
    void goesOnAfterEachMessage() throws IOException {
        Files.writeString(mbox, mail("one") + mail("two") + mail("three"));
        subjects(mbox);
        List<String> all = List.copyOf(marks);
        marks.clear();
        marks.add(all.get(0));
        assertEquals(List.of("two", "three"), subjects(mbox));
        marks.clear();
        marks.add(all.get(1));
        assertEquals(List.of("three"), subjects(mbox));
    }

    @Test
    void readsAnewAMessageThatWasStillBeingDelivered() throws IOException {
        Files.writeString(
                mbox, mail("one") + "From b@b.example Mon Mar  2 09:00:00 2026\nSubject: t");
        assertEquals(List.of("one", "t"), subjects(mbox));
        append("wo\n\nText\n\n");
        assertEquals(List.of("two"), subjects(mbox));
        assertEquals(Optional.empty(), notice);
    }

    @Test
    void readsAllOfAnMboxThatWasWrittenAnewOrCut() throws IOException {
        Files.writeString(mbox, mail("one") + mail("two") + mail("six"));
        subjects(mbox);
        Files.writeString(mbox, mail("one") + mail("six"));
        assertEquals(List.of("one", "six"), subjects(mbox));
        assertEquals(Optional.of("was written anew"), notice);
        Files.writeString(mbox, mail("one") + mail("SIX") + mail("seven"));
        assertEquals(List.of("one", "SIX", "seven"), subjects(mbox));
        assertEquals(Optional.of("was written anew"), notice);
        Files.writeString(mbox, "");
        assertEquals(List.of(), subjects(mbox));
    }

    @Test
    void leavesOutWhatHasBeenReadOfAMaildirWhateverBecameOfIt() throws IOException {
        Path box = Files.createDirectories(folder.resolve("maildir/new"));
        Files.createDirectories(folder.resolve("maildir/cur"));
        Files.writeString(box.resolve("2.host"), mail("two"));
        assertEquals(List.of("two"), subjects(folder.resolve("maildir")));
        Files.move(box.resolve("2.host"), folder.resolve("maildir/cur/2.host:2,RS"));
        Files.writeString(box.resolve("1.host"), mail("one"));
        assertEquals(List.of("one"), subjects(folder.resolve("maildir")));
        assertEquals(List.of(), subjects(folder.resolve("maildir")));
    }

    private void append(String text) throws IOException {
        Files.writeString(mbox, text, StandardOpenOption.APPEND);
    }

    private static String mail(String subject) {
        return "From a@a.example Mon Mar  2 09:00:00 2026\nSubject: " + subject + "\n\nText\n\n";
    }

    private List<String> subjects(Path source) {
        Bookmark before =
                new Bookmark() {
                    private final List<String> known = List.copyOf(marks);

                    @Override
                    public Optional<String> last() {
                        return known.isEmpty()
                                ? Optional.empty()
                                : Optional.of(known.get(known.size() - 1));
                    }

                    @Override
                    public boolean has(String mark) {
                        return known.contains(mark);
                    }
                };
        List<String> subjects = new ArrayList<>();
        SourceOptions options =
                SourceOptions.of(InputStream.nullInputStream(), null, null).since(before);
        try (MailSource box = MailSource.open(source.toString(), options)) {
            box.forEach(
                    message -> {
                        marks.add(message.mark());
                        subjects.add(subject(message));
                    });
            notice = box.notice();
        }
        return subjects;
    }

    private static String subject(RawMessage message) {
        return new String(message.bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Subject: "))
                .map(line -> line.substring(9))
                .findFirst()
                .orElse("");
    }
}
