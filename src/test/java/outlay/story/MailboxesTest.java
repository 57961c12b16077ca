package outlay.story;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;
import outlay.mail.smtp.SmtpSink;
import outlay.mail.smtp.TestKeys;

/**
 * Four mailboxes at four mail servers over five days: one with STARTTLS and login, a plain one, one
 * that refuses the login, and one that goes away after forty messages. Against a plain computation
 * of who had to get what when.
 */
@OnBothEngines
final class MailboxesTest {
    private static final int RECIPIENTS = 3_000;

    @TempDir Path folder = Path.of("");

    private final Map<String, SmtpSink> servers = new TreeMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private Operator sam = new Operator(folder);

    @BeforeEach
    void set() throws Exception {
        sam = new Operator(folder);
        TestKeys keys = TestKeys.make(folder, "ip:127.0.0.1,dns:localhost");
        sam.set("OUTLAY_CA_FILE", keys.caFile().toString());
        servers.put("nadia", new SmtpSink(keys.server(), false, "STARTTLS", "AUTH PLAIN"));
        servers.put("una", new SmtpSink());
        servers.put("tom", refusingTheLogin());
        servers.put("zed", goingAwayAfter(40));
        mailbox("nadia", "nadia@", "?starttls=required", "--per-day", "200");
        mailbox("una", "", "", "--per-day", "250", "--ramp", "100+50");
        mailbox("tom", "tom@", "?starttls=off", "--per-day", "300");
        mailbox("zed", "", "", "--per-day", "150");
        contacts();
        campaign("spring", "C0");
        campaign("summer", "C1");
    }

    private static SmtpSink refusingTheLogin() throws IOException {
        return new SmtpSink("AUTH PLAIN")
                .at("AUTH", times(20, SmtpSink.reply("535 5.7.8 bad credentials")));
    }

    private static SmtpSink goingAwayAfter(int messages) throws IOException {
        return new SmtpSink()
                .at("MAIL", times(messages, SmtpSink.usual()))
                .at("MAIL", times(100, SmtpSink.drop()))
                .at("connect", SmtpSink.usual())
                .at("connect", times(100, SmtpSink.drop()));
    }

    private static SmtpSink.Act[] times(int count, SmtpSink.Act act) {
        return Collections.nCopies(count, act).toArray(SmtpSink.Act[]::new);
    }

    private void mailbox(String name, String user, String query, String... quota) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "mailbox",
                                "add",
                                name,
                                "--from",
                                name + "@sender.example",
                                "--password-command",
                                "echo secret",
                                "--transport",
                                url(name, user, query)));
        words.addAll(List.of(quota));
        sam.json(words.toArray(String[]::new));
    }

    private String url(String name, String user, String query) {
        return server(name).url().replace("smtp://", "smtp://" + user) + query;
    }

    private SmtpSink server(String name) {
        return requireNonNull(servers.get(name));
    }

    private void contacts() {
        sam.write(
                "contacts.csv",
                "email,country\n"
                        + IntStream.range(0, RECIPIENTS)
                                .mapToObj(
                                        i -> "p" + i + "@x" + i % 97 + ".example,C" + i % 2 + "\n")
                                .collect(Collectors.joining()));
        sam.json("import", "contacts.csv");
        sam.json("credits", "buy", String.valueOf(RECIPIENTS));
        sam.write("first.txt", "first\n");
        sam.write("second.txt", "second\n");
    }

    private void campaign(String name, String country) {
        sam.write(
                "campaign.json",
                """
                {"mailboxes": ["zed", "una", "tom", "nadia"], "commercial": false,
                 "steps": [{"subject": "One", "text": "first.txt"},
                           {"afterDays": 1, "text": "second.txt"}]}
                """);
        sam.json("campaign", "create", name, "--file", "campaign.json");
        sam.json("upload", name, "--country", country);
        sam.json("campaign", "start", name);
    }

    @AfterEach
    void close() throws IOException {
        assertEquals("", sam.text(0, "credits", "check"));
        for (SmtpSink server : servers.values()) {
            assertEquals(List.of(), server.violations());
            server.close();
        }
    }

    /**
     * What each mailbox sends on each day: first and second emails. Follow-ups go first, and there
     * are always first emails enough to use up what is left of a quota.
     */
    @Test
    void eachSendsWhatItMayAndNobodyWaitsForAnother() throws IOException {
        send(1, 7);
        assertTrue(sam.notices().contains("mailbox tom: "), sam.notices());
        assertTrue(sam.notices().contains("535 5.7.8 bad credentials"), sam.notices());
        assertTrue(sam.notices().contains("'outlay mailbox resume tom'"), sam.notices());
        assertTrue(sam.notices().contains("mailbox zed: "), sam.notices());
        assertSent("nadia 200+0, una 100+0, tom 0+0, zed 40+0");

        send(2, 7);
        assertTrue(sam.notices().contains("mailbox tom is paused"), sam.notices());
        assertSent("nadia 0+200, una 50+100, tom 0+0, zed 0+0");

        mend("zed", "", "");
        mend("tom", "tom@", "?starttls=off");
        send(3, 0);
        assertTrue(sam.notices().contains("mailbox tom is paused"), sam.notices());
        assertSent("nadia 200+0, una 150+50, tom 0+0, zed 110+40");

        sam.json("mailbox", "resume", "tom");
        send(4, 0);
        assertEquals("", sam.notices());
        assertSent("nadia 0+200, una 100+150, tom 300+0, zed 40+110");

        send(5, 0);
        assertSent("nadia 200+0, una 150+100, tom 0+300, zed 110+40");
        assertEachHasOneMailbox();
    }

    private void mend(String name, String user, String query) throws IOException {
        SmtpSink before = server(name);
        List<SmtpSink.Taken> taken = before.taken();
        SmtpSink after = user.isEmpty() ? new SmtpSink() : new SmtpSink("AUTH PLAIN");
        after.taken().addAll(taken);
        before.close();
        servers.put(name, after);
        sam.json("mailbox", "update", name, "--transport", url(name, user, query));
    }

    private void send(int day, int exit) {
        sam.set("OUTLAY_NOW", "2026-03-0" + day + "T0" + (8 + day / 5) + ":" + day + "0:00Z");
        sam.text(exit, "send", "--validate", "syntax", "--connections", "1");
    }

    private void assertSent(String expected) {
        String sent =
                List.of("nadia", "una", "tom", "zed").stream()
                        .map(name -> name + " " + sentSince(name))
                        .collect(Collectors.joining(", "));
        assertEquals(expected, sent);
    }

    private String sentSince(String name) {
        List<SmtpSink.Taken> all = server(name).taken();
        List<SmtpSink.Taken> since = all.subList(seen.getOrDefault(name, 0), all.size());
        Map<Boolean, Long> kinds =
                since.stream()
                        .collect(
                                groupingBy(
                                        taken -> taken.content().contains("second"), counting()));
        seen.put(name, all.size());
        return kinds.getOrDefault(false, 0L) + "+" + kinds.getOrDefault(true, 0L);
    }

    private void assertEachHasOneMailbox() {
        Map<String, Set<String>> senders =
                servers.values().stream()
                        .flatMap(server -> server.taken().stream())
                        .collect(groupingBy(SmtpSink.Taken::rcpt, mappingSender()));
        senders.forEach((rcpt, from) -> assertEquals(1, from.size(), rcpt + from));
        Map<String, Long> copies =
                servers.values().stream()
                        .flatMap(server -> server.taken().stream())
                        .collect(
                                groupingBy(
                                        taken -> taken.rcpt() + taken.content().contains("second"),
                                        counting()));
        assertEquals(Set.of(1L), Set.copyOf(copies.values()));
    }

    private static Collector<SmtpSink.Taken, ?, Set<String>> mappingSender() {
        return Collectors.mapping(SmtpSink.Taken::mail, toSet());
    }
}
