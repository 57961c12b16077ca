package outlay.campaign;

import java.util.List;
import java.util.Optional;
import outlay.EmailAddress;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;
import outlay.suppression.DoNotEmailList.Listed;

/**
 * Takes back what Outlay itself has found out about an address: that it is invalid, that its
 * mailbox is gone. What the person or the operator wants stays.
 */
public final class Revival {
    private Revival() {}

    /** What became of one address. */
    public sealed interface Result {}

    /** Something was taken back, and nothing else stands against the address. */
    public record Revived() implements Result {}

    /** Nothing stood against the address. */
    public record Unchanged() implements Result {}

    /** The address is still not emailed, or is nobody's; the reason as an operator reads it. */
    public record Refused(String reason) implements Result {}

    /** Revives one address. */
    public static Result of(Transaction tx, EmailAddress address) {
        Optional<Contact> contact = Contacts.byEmail(tx, address);
        if (contact.isEmpty()) {
            return new Refused("no such contact");
        }
        boolean wasInvalid = Contacts.unmarkUndeliverable(tx, contact.get().id());
        boolean wasGone = takeOff(tx, address);
        List<Listed> wishes = DoNotEmailList.concerning(tx, address);
        if (!wishes.isEmpty()) {
            return new Refused(words(wishes.get(0)));
        }
        return wasInvalid || wasGone ? new Revived() : new Unchanged();
    }

    private static boolean takeOff(Transaction tx, EmailAddress address) {
        DoNotEmailEntry entry = DoNotEmailEntry.of(address);
        return DoNotEmailList.concerning(tx, address).stream()
                        .filter(listed -> listed.entry().equals(entry.key()))
                        .anyMatch(Listed::isFinding)
                && DoNotEmailList.remove(tx, entry).changed();
    }

    private static String words(Listed wish) {
        return wish.entry()
                + " is on the do-not-email list: "
                + wish.reason()
                + " (from "
                + wish.source()
                + ")";
    }
}
