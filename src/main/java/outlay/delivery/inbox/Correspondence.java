package outlay.delivery.inbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.campaign.plan.Settings;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.delivery.Message;
import outlay.delivery.MessageStore;
import outlay.delivery.writing.Unsubscribing;
import outlay.inbound.report.Incoming;
import outlay.mail.letter.NamedAddress;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/**
 * What somebody writes to an address of ours from the very address that we have written to: about
 * those emails, although no token says so, because relays replace Message-IDs.
 */
final class Correspondence {
    private Correspondence() {}

    /** Returns the last message to the author in each campaign that has one of the addresses. */
    static List<Long> messages(Transaction tx, Incoming incoming) {
        Set<String> to =
                incoming.to().stream()
                        .flatMap(text -> EmailAddress.parse(text).stream())
                        .map(Correspondence::untagged)
                        .collect(Collectors.toSet());
        return Optional.ofNullable(incoming.from())
                .flatMap(EmailAddress::parse)
                .flatMap(from -> Contacts.byEmail(tx, from))
                .map(Contact::id)
                .map(contact -> Recipients.ofContact(tx, contact))
                .orElse(List.of())
                .stream()
                .filter(recipient -> ours(tx, recipient).anyMatch(to::contains))
                .flatMap(recipient -> MessageStore.lastSent(tx, recipient.id()).stream())
                .map(Message::id)
                .toList();
    }

    /** Returns where answers of a recipient can go: to its campaign, and to who wrote to it. */
    private static Stream<String> ours(Transaction tx, Recipient recipient) {
        Settings settings = Campaigns.find(tx, recipient.campaign()).orElseThrow().settings();
        Stream<@Nullable String> own =
                Stream.of(
                        settings.from(),
                        settings.replyTo(),
                        settings.bounceAddress(),
                        Unsubscribing.address(settings));
        Stream<@Nullable String> ofMailboxes =
                mailboxes(tx, recipient)
                        .map(mailbox -> mailbox.plan().identity())
                        .flatMap(who -> Stream.of(who.from(), who.replyTo(), who.bounceAddress()));
        return Stream.concat(own, ofMailboxes).flatMap(text -> address(text).stream());
    }

    /** Those of the campaign, and the one that wrote first, which may be of it no more. */
    private static Stream<Mailbox> mailboxes(Transaction tx, Recipient recipient) {
        OptionalLong own = recipient.mailbox();
        return Stream.concat(
                Mailboxes.of(tx, recipient.campaign()).stream(),
                own.isPresent() ? Mailboxes.find(tx, own.getAsLong()).stream() : Stream.empty());
    }

    private static Optional<String> address(@Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(NamedAddress::parse)
                .map(NamedAddress::address)
                .map(Correspondence::untagged);
    }

    /** What stands behind a plus is a token that did not survive, or the owner's own sorting. */
    private static String untagged(EmailAddress address) {
        String key = address.key();
        int at = key.lastIndexOf('@');
        int plus = key.indexOf('+');
        return plus > 0 && plus < at ? key.substring(0, plus) + key.substring(at) : key;
    }
}
