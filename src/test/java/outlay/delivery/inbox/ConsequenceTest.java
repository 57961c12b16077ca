package outlay.delivery.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What happens to one recipient, word by word, and its status, steps sent and credit in the end.
 * The books balance after each word.
 *
 * <p>{@code departs}: a send takes it in hand. {@code accepted refused deferred invalid unreachable
 * unknown}: the outcome, after a departure of its own if there was none. {@code crash}: the send is
 * gone. {@code bounce:1}: a report about the first message to it; so the other kinds, {@code
 * unsigned-} without a token.
 */
final class ConsequenceTest {
    @TempDir Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # The mail server never said that it has the first email, but it arrived.
                    deferred bounce:1                                 | bounced 1 returned
                    deferred complaint:1                              | unsubscribed 1 spent
                    deferred unsubscribe:1                            | unsubscribed 1 spent
                    deferred reply:1                                  | replied 1 spent
                    deferred delayed:1                                | active 1 spent
                    deferred delivered:1                              | active 1 spent
                    deferred auto-reply:1                             | active 0 reserved
                    deferred delayed:1 bounce:1                       | bounced 1 returned
                    deferred delayed:1 accepted                       | finished 2 spent
                    deferred reply:1 reply:1                          | replied 1 spent
                    deferred deferred reply:1                         | replied 1 spent
                    deferred deferred reply:2 bounce:1                | bounced 1 returned
                    unreachable bounce:1                              | bounced 1 returned
                    unreachable complaint:1                           | unsubscribed 1 spent
                    unreachable unsubscribe:1                         | unsubscribed 1 spent
                    unreachable reply:1                               | replied 1 spent
                    unreachable delayed:1                             | active 1 spent
                    unreachable auto-reply:1                          | active 0 reserved

                    # It was in doubt, and somebody says wrongly that it was not sent.
                    unknown resolved-resend bounce:1                  | bounced 1 returned
                    unknown resolved-resend complaint:1               | unsubscribed 1 spent
                    unknown resolved-resend unsubscribe:1             | unsubscribed 1 spent
                    unknown resolved-resend reply:1                   | replied 1 spent
                    unknown resolved-resend delayed:1                 | active 1 spent
                    unknown resolved-resend auto-reply:1              | active 0 reserved
                    unknown resolved-resend departs reply:1 accepted  | replied 1 spent
                    departs crash resolved-resend reply:1             | replied 1 spent

                    # Nothing can be sent to it for want of a field.
                    deferred held delayed:1                           | active 1 spent
                    deferred held reply:1                             | replied 1 spent
                    deferred held bounce:1                            | bounced 1 returned

                    # It has left while nothing was known to be sent: the credit stays back.
                    deferred removed reply:1                          | removed 0 returned
                    deferred removed bounce:1                         | bounced 0 returned
                    deferred removed unsubscribe:1                    | unsubscribed 0 returned
                    deferred removed delayed:1                        | removed 0 returned
                    deferred expired reply:1                          | bounced 0 returned
                    deferred expired delayed:1                        | bounced 0 returned

                    # It had refused it for good: the credit is back already.
                    refused bounce:1                                  | bounced 0 returned
                    refused complaint:1                               | bounced 0 returned
                    refused unsubscribe:1                             | bounced 0 returned
                    refused reply:1                                   | bounced 0 returned
                    refused auto-reply:1                              | bounced 0 returned
                    invalid unsubscribe:1                             | unsubscribed 0 returned

                    # It is on its way. What comes back says that it was sent.
                    departs bounce:1 accepted                         | bounced 1 returned
                    departs complaint:1 accepted                      | unsubscribed 1 spent
                    departs unsubscribe:1                             | unsubscribed 1 spent
                    departs reply:1 accepted                          | replied 1 spent
                    departs auto-reply:1 accepted                     | active 1 spent
                    departs delayed:1                                 | active 1 spent

                    # Nobody knows what became of it, until something comes back.
                    unknown bounce:1                                  | bounced 1 returned
                    unknown complaint:1                               | unsubscribed 1 spent
                    unknown unsubscribe:1                             | unsubscribed 1 spent
                    unknown reply:1                                   | replied 1 spent
                    unknown auto-reply:1                              | in-doubt 0 reserved
                    unknown delayed:1                                 | active 1 spent
                    unknown delivered:1                               | active 1 spent
                    departs crash bounce:1                            | bounced 1 returned
                    departs crash complaint:1                         | unsubscribed 1 spent
                    departs crash reply:1 bounce:1                    | bounced 1 returned

                    # It was accepted.
                    accepted bounce:1                                 | bounced 1 returned
                    accepted complaint:1                              | unsubscribed 1 spent
                    accepted unsubscribe:1                            | unsubscribed 1 spent
                    accepted reply:1                                  | replied 1 spent
                    accepted auto-reply:1                             | active 1 spent
                    accepted delayed:1                                | active 1 spent
                    accepted bounce:1 bounce:1                        | bounced 1 returned
                    accepted reply:1 bounce:1                         | bounced 1 returned
                    accepted bounce:1 complaint:1                     | bounced 1 returned
                    accepted accepted bounce:2                        | bounced 2 spent
                    accepted accepted bounce:1                        | bounced 2 returned
                    accepted accepted reply:2                         | replied 2 spent
                    accepted deferred unsubscribe:2                   | unsubscribed 2 spent
                    accepted deferred bounce:2                        | bounced 2 spent
                    accepted deferred delayed:2                       | finished 2 spent
                    accepted refused delayed:2                        | bounced 2 spent

                    # A later try is on its way. It is a copy, and moves nothing any more.
                    deferred departs complaint:1                      | unsubscribed 1 spent
                    deferred departs complaint:1 accepted             | unsubscribed 1 spent
                    deferred departs complaint:1 deferred             | unsubscribed 1 spent
                    deferred departs complaint:1 refused              | bounced 1 spent
                    deferred departs complaint:1 invalid              | unsubscribed 1 spent
                    deferred departs complaint:1 unreachable          | unsubscribed 1 spent
                    deferred departs unsubscribe:1 unknown            | unsubscribed 1 spent
                    deferred departs reply:1 deferred                 | replied 1 spent
                    deferred departs delayed:1                        | active 1 spent
                    deferred departs delayed:1 accepted               | active 1 spent
                    deferred departs delayed:1 accepted accepted      | finished 2 spent
                    deferred departs delayed:1 deferred               | active 1 spent
                    deferred departs delayed:1 refused                | bounced 1 spent
                    deferred departs delayed:1 refused bounce:1       | bounced 1 returned
                    deferred departs delayed:1 invalid                | active 1 spent
                    deferred departs delayed:1 unreachable            | active 1 spent
                    deferred departs delayed:1 unknown                | in-doubt 1 spent
                    deferred departs bounce:1                         | bounced 1 returned
                    deferred departs bounce:1 accepted                | bounced 1 returned
                    deferred departs bounce:1 deferred                | bounced 1 returned
                    deferred departs bounce:1 unknown                 | bounced 1 returned
                    deferred departs bounce:1 accepted bounce:2       | bounced 1 returned

                    # A later try is in doubt: that is a copy too, whoever settles it.
                    deferred unknown complaint:1 resolved-sent        | unsubscribed 1 spent
                    deferred unknown complaint:1 resolved-resend      | unsubscribed 1 spent
                    deferred unknown reply:1 resolved-sent            | replied 1 spent
                    deferred unknown reply:1 resolved-resend          | replied 1 spent
                    deferred unknown reply:1 reply:2                  | replied 1 spent
                    deferred unknown delayed:1                        | in-doubt 1 spent
                    deferred unknown delayed:1 delayed:2              | active 1 spent
                    deferred unknown delayed:1 resolved-sent          | active 1 spent
                    deferred unknown delayed:1 resolved-resend        | active 1 spent
                    deferred unknown bounce:1 resolved-sent           | bounced 1 returned
                    deferred unknown bounce:1 resolved-resend         | bounced 1 returned
                    deferred departs reply:1 crash                    | replied 1 spent
                    deferred departs reply:1 crash resolved-resend    | replied 1 spent
                    deferred departs complaint:1 crash resolved-sent  | unsubscribed 1 spent
                    accepted deferred unknown delayed:2               | in-doubt 2 spent
                    accepted deferred unknown delayed:2 resolved-sent | finished 2 spent

                    # So it is with a follow-up, but that moves no credit.
                    accepted departs reply:1 accepted                 | replied 2 spent
                    accepted departs complaint:1 deferred             | unsubscribed 1 spent
                    accepted departs bounce:1 accepted                | bounced 2 returned
                    accepted unknown reply:1 resolved-resend          | replied 1 spent
                    accepted unknown bounce:1 resolved-resend         | bounced 1 returned
                    accepted unknown bounce:1 resolved-sent           | bounced 2 returned
                    accepted unknown bounce:2                         | bounced 2 spent

                    # Without a token it stops or suppresses, and moves no credit.
                    accepted unsigned-reply:1                         | replied 1 spent
                    accepted unsigned-unsubscribe:1                   | unsubscribed 1 spent
                    accepted bounce:1 unsigned-unsubscribe:1          | bounced 1 returned
                    unknown unsigned-reply:1                          | replied 0 reserved
                    unknown unsigned-reply:1 resolved-resend          | replied 0 returned
                    unknown unsigned-unsubscribe:1                    | unsubscribed 0 reserved
                    unknown unsigned-unsubscribe:1 resolved-sent      | unsubscribed 1 spent
                    accepted unknown unsigned-reply:2                 | replied 1 spent

                    # The campaign is deleted meanwhile.
                    deferred deleted reply:1                          | removed 0 returned
                    deferred deleted complaint:1                      | unsubscribed 0 returned
                    accepted deleted bounce:1                         | bounced 1 returned
                    departs deleted deferred                          | removed 0 returned
                    departs deleted auto-reply:1 accepted             | removed 1 spent
                    unknown deleted auto-reply:1                      | in-doubt 0 reserved
                    unknown deleted bounce:1                          | bounced 1 returned
                    unknown deleted resolved-resend                   | removed 0 returned
                    """)
    void everyCreditIsWhereItBelongs(String words, String expected) {
        try (OneRecipient ann = new OneRecipient(folder)) {
            for (String word : words.split(" ", -1)) {
                ann.happens(word);
                assertEquals(List.of(), ann.differences(), word);
            }
            assertEquals(expected, ann.state());
        }
    }
}
