package outlay.cli.begin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.EmailAddress;
import outlay.inbound.source.MailSource;
import outlay.mail.smtp.Transport;

final class MailHostsTest {
    @ParameterizedTest
    @CsvSource({
        "gmail.com,         ,                                      smtp.gmail.com:587",
        "a.example,         aspmx.l.google.com,                    smtp.gmail.com:587",
        "a.example,         a-example.mail.protection.outlook.com, smtp.office365.com:587?auth=xoauth2",
        "a.example,         in1-smtp.messagingengine.com,          smtp.fastmail.com:465",
        "posteo.de,         ,                                      posteo.de:465",
        "a.example,         mx.notgoogle.com,                      mail.a.example:587",
        "notgmail.example,  ,                                      mail.notgmail.example:587"
    })
    void areKnownByTheDomainOrByItsServers(
            String domain, @Nullable String server, String expected) {
        EmailAddress address = EmailAddress.parse("nadia@" + domain).orElseThrow();
        MailHosts hosts = MailHosts.of(address, () -> Stream.ofNullable(server).toList());
        assertEquals(
                "nadia@" + domain + "@" + expected,
                hosts.transport().replaceFirst("smtps?://", ""));
        Transport.check(hosts.transport());
        MailSource.check(hosts.inbox());
    }

    @ParameterizedTest
    @CsvSource({
        "mail.a.example,       smtp://nadia@a.example@mail.a.example",
        "mail.a.example:465,   smtps://nadia@a.example@mail.a.example:465",
        "localhost:2525,       smtp://nadia@a.example@localhost:2525",
        "smtp://x@b.example,   smtp://x@b.example",
        "maildir:out,          maildir:out"
    })
    void areMeantByAHostAlone(String typed, String expected) {
        EmailAddress address = EmailAddress.parse("nadia@a.example").orElseThrow();
        assertEquals(expected, MailHosts.transport(typed, address));
    }

    @ParameterizedTest
    @CsvSource({
        "imap.a.example, imaps://nadia@a.example@imap.a.example/INBOX",
        "answers,        answers",
        "./in,           ./in"
    })
    void areMeantByAHostWithADot(String typed, String expected) {
        EmailAddress address = EmailAddress.parse("nadia@a.example").orElseThrow();
        assertEquals(List.of(expected), List.of(MailHosts.inbox(typed, address)));
    }
}
