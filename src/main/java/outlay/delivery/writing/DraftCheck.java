package outlay.delivery.writing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.campaign.plan.Draft;
import outlay.campaign.plan.Origin;
import outlay.campaign.plan.Settings;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.mail.letter.NamedAddress;
import outlay.mailbox.Mailboxes;

/** Makes sure, before a campaign is created, that its emails can be written. */
public final class DraftCheck {
    private DraftCheck() {}

    /**
     * Checks addresses, links and templates.
     *
     * @throws Problem for what could not be sent: a wrong address or template, a field that no
     *     contact has
     */
    public static void check(Transaction tx, Draft draft, Origin origin) {
        Settings settings = draft.settings();
        settings.mailboxes().forEach(name -> requireMailbox(tx, name, origin));
        checkAddress("from", settings.from().isEmpty() ? null : settings.from(), origin);
        checkAddress("replyTo", settings.replyTo(), origin);
        checkAddress("bounceAddress", settings.bounceAddress(), origin);
        String mailto = settings.unsubscribeMailto();
        if (mailto != null) {
            String address = mailto.replaceFirst("(?i)^mailto:", "").replaceFirst("\\?.*", "");
            checkAddress("unsubscribe.mailto", address, origin);
        }
        checkLink(settings.unsubscribeUrl(), origin);
        Set<String> fields = Set.copyOf(Fields.known(tx));
        StepTemplates.parse(draft.steps(), fields, (place, part) -> origin.text(place + part))
                .tryOut();
    }

    private static void requireMailbox(Transaction tx, String name, Origin origin) {
        if (Mailboxes.find(tx, name).isEmpty()) {
            throw origin.missing(
                    "mailboxes", "names no mailbox: " + name, Mailboxes.others(tx, name));
        }
    }

    private static void checkAddress(String field, @Nullable String text, Origin origin) {
        if (text == null) {
            return;
        }
        try {
            NamedAddress.ofSender(text);
        } catch (Problem e) {
            throw origin.wrong(field, "is no email address: " + text, e.hint());
        }
    }

    private static void checkLink(@Nullable String url, Origin origin) {
        if (url == null) {
            return;
        }
        try {
            URI uri = new URI(url.replace("{token}", "token"));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            boolean isWeb = Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
            if (isWeb && uri.getHost() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw origin.wrong(
                "unsubscribe.url",
                "is no link to a page: " + url,
                "write it as https://example.com/unsubscribe");
    }
}
