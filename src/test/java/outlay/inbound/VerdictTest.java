package outlay.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    /**
     * What servers of every make say, {@code !} where the address is gone for good. The step of the
     * conversation is told as Postfix does.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # There is no such user
            RCPT | 550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in relay recipient table | recipient-gone!
            RCPT | 550 Requested action not taken: mailbox unavailable | recipient-gone!
            RCPT | 550 sorry, no mailbox here by that name (#5.1.1 - chkuser) | recipient-gone!
            RCPT | 553 sorry, that recipient doesn't exist (#5.7.1) | recipient-gone!
            RCPT | 550 5.7.1 No such user! abcdef-1a2b3c | recipient-gone!
            RCPT | 551 User not local; unknown user | recipient-gone!
            RCPT | 550 #5.1.0 Address rejected. | recipient-gone!
            RCPT | 450 4.1.1 <a@b.example>: user unknown in virtual alias table | recipient-gone!
            RCPT | 550-5.1.1 The email account that you tried to reach does 550-5.1.1 not exist. | recipient-gone!
            RCPT | 550 Adresse d au moins un destinataire invalide. Utilisateur inconnu | recipient-gone!
            RCPT | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup | recipient-gone!
            RCPT | 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) | recipient-gone!
            -    | 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found | recipient-gone!
            -    | 5.1.6 The recipient has moved, no forwarding address | recipient-gone!
            -    | unknown user: "ann" | recipient-gone!
            -    | 554 Message was not accepted, this address is no longer in use | recipient-gone!
            # ... but only after the message was seen, which a filter might say too
            DATA | 550 Unknown user a@b.example | mailbox
            -    | 550 <a@b.example> No such user here | mailbox
            # There is no such domain, or it takes no mail
            -    | Host or domain name not found. Name service error for name=b.example type=A: Host not found | recipient-gone!
            -    | 5.4.4 Domain b.example has no MX record | recipient-gone!
            -    | 556 5.1.10 Domain does not accept mail (nullMX) | recipient-gone!
            -    | 4.4.3 DNS Error: domain name not found | network
            -    | Host or domain name not found. Name service error for name=b.example type=MX: Host not found, try again | network
            # The mailbox takes nothing now
            RCPT | 452 4.2.2 The email account that you tried to reach is over quota. | mailbox
            RCPT | 552 5.2.2 <a@b.example>: user is over quota | mailbox
            -    | 550 Mailbox quota exceeded for <a@b.example> | mailbox
            -    | 422 Postfach voll | mailbox
            RCPT | 550 5.2.1 The email account that you tried to reach is disabled. | mailbox
            RCPT | 554 5.7.1 <a@b.example>: Recipient address rejected: account is locked | mailbox
            # The sender is not welcome
            RCPT | 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org | policy
            RCPT | 550 5.7.1 Unable to relay for a@b.example | policy
            RCPT | 554 5.7.1 <a@b.example>: Relay access denied | policy
            MAIL | 550 5.1.8 <x@y.example>: Sender address rejected: Domain not found | policy
            MAIL | 550 5.1.0 <x@y.example> sender rejected: user unknown | policy
            RCPT | 450 4.2.0 <a@b.example>: Recipient address rejected: not now | mailbox
            RCPT | 450 4.7.1 <a@b.example>: Recipient address rejected: Greylisted, come back in 300 seconds | policy
            DATA | 550 5.7.26 This mail has been blocked because the sender is unauthenticated. | policy
            DATA | 550 5.7.1 This message was refused by our spam filter | policy
            -    | 421 4.7.0 Too many connections from your IP, slow down | policy
            -    | 550 5.1.1 <a@b.example> 192.0.2.1 has sent to too many recipients this hour | policy
            -    | 550 Access denied | policy
            -    | 550 5.7.1 Reverse DNS lookup failed | policy
            # The message is at fault
            DATA | 552 5.3.4 Message size exceeds fixed maximum message size | message
            DATA | 554 5.6.0 Message contains a virus | message
            DATA | 500 5.5.2 Line too long | message
            # The way there
            -    | connect to mx.b.example[192.0.2.9]:25: Connection timed out | network
            -    | lost connection with mx.b.example[192.0.2.9] while receiving the initial greeting | network
            -    | 4.4.7 Message expired | transient
            -    | 451 4.3.0 Temporary system problem. Try again later. | transient
            DATA | 554 5.4.6 Too many hops | transient
            -    | something nobody has ever said | unknown
            """)
    void tellsWhyAndWhetherForGood(String phase, String words, String verdict) {
        String said = words + Mails.step(phase);
        Verdict found = Verdict.of(new Diagnosis(said, said, null));
        assertEquals(verdict, found.reason().word() + (found.hard() ? "!" : ""), words);
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, recipient-gone!",
        "5.1.10, recipient-gone!",
        "4.1.1, recipient-gone!",
        "5.2.2, mailbox",
        "5.2.1, mailbox",
        "5.7.1, policy",
        "5.7.606, policy",
        "5.3.4, message",
        "5.3.0, transient",
        "4.4.1, network",
        "5.6.0, message",
        "5.0.0, unknown",
        "5.5.0, unknown"
    })
    void fallsBackToTheStatus(String status, String verdict) {
        Verdict found = Verdict.of(new Diagnosis("", "", status));
        assertEquals(verdict, found.reason().word() + (found.hard() ? "!" : ""));
    }

    @ParameterizedTest
    @CsvSource({"550, mailbox", "552, mailbox", "554, unknown", "421, transient", "500, message"})
    void fallsBackToTheReplyCode(String reply, String verdict) {
        Verdict found = Verdict.of(new Diagnosis(reply + " sorry", "", null));
        assertEquals(verdict, found.reason().word());
    }

    @ParameterizedTest
    @CsvSource({
        "5.0.0, 550 5.1.1 no such user, 5.1.1",
        "5.1.1, 550 no such user, 5.1.1",
        "4.4.7, 452 4.2.2 over quota, 4.2.2",
        "5.0.0, rejected by 5.1.2.3, 5.0.0",
        "5.7.1, 550-5.7.1 said 5.0.0, 5.7.1"
    })
    void choosesTheStatusThatTellsMost(String reported, String words, String status) {
        assertEquals(status, new Diagnosis(words, words, reported).status());
    }

    @ParameterizedTest
    @CsvSource({"gone, 3", "no-such-user, 20", "full, 20", "spam, 20", "host, 20", "network, 20"})
    void hasWordingsInTheFoldedForm(String family, int atLeast) {
        var wordings = Verdict.WORDING.family(family);
        assertEquals(true, wordings.size() >= atLeast, family);
        wordings.forEach(
                pieces ->
                        pieces.forEach(
                                piece ->
                                        assertEquals(
                                                piece,
                                                Text.fold(piece),
                                                () -> family + Arrays.asList(pieces))));
    }
}
