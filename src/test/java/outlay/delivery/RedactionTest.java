package outlay.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.EmailAddress;

/** What is kept of what mail systems say about a recipient. */
final class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ann.lee@x.example   | 550 5.1.1 <Ann.Lee@X.example>: unknown | 550 5.1.1 <recipient>: unknown
                    ann.lee@x.example   | no mailbox ann.lee@x.example. Sorry    | no mailbox <recipient>. Sorry
                    ann.lee@x.example   | 550 unknown user <ann.lee>             | 550 unknown user <recipient>
                    ann.lee@x.example   | 550 unknown user "ann.lee"             | 550 unknown user <recipient>
                    ann.lee@x.example   | 550 ANN.LEE is unknown                 | 550 <recipient> is unknown
                    ann.lee@x.example   | no ann.lee.                            | no <recipient>.
                    ann.lee@x.example   | ann.lee%40x.example                    | <recipient>
                    ann.lee@x.example   | ann%2Elee%40x%2Eexample                | <recipient>
                    ann.lee@x.example   | ann=2Elee=40x.example                  | <recipient>
                    ann.lee@x.example   | rfc822;ann+2Elee+40x.example           | rfc822;<recipient>
                    ann.lee@x.example   | bounce-ann.lee=x.example@relay.example | bounce-<recipient>@relay.example
                    ann.lee@x.example   | ann.lee (at) x.example                 | <recipient>
                    ann.lee@x.example   | ann.lee&#64;x.example                  | <recipient>
                    ann.lee@x.example   | ann.leeson@x.example                   | ann.leeson@x.example
                    ann.lee@x.example   | joann.lee and ann.leeson               | joann.lee and ann.leeson
                    ann.lee@x.example   | 554 at x.example                       | 554 at x.example
                    no@x.example        | 550 no such user no@x.example          | 550 no such user <recipient>
                    ann+news@x.example  | ann@x.example; no ann+news; ANN        | <recipient>; no <recipient>; <recipient>
                    !!+b1@x.example     | no <!!@x.example>                      | no <recipient>
                    jörg@bücher.example | JÖRG@BÜCHER.example                    | <recipient>
                    jörg@bücher.example | jörg@xn--bcher-kva.example             | <recipient>
                    jörg@bücher.example | j%C3%B6rg%40b%c3%bccher.example        | <recipient>
                    """)
    void leavesOutTheAddress(String address, String said, String kept) {
        assertEquals(kept, Redaction.of(EmailAddress.parse(address).orElseThrow()).in(said));
    }
}
