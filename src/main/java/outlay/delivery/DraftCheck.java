package outlay.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.campaign.Draft;
import outlay.campaign.Settings;
import outlay.contact.Fields;
import outlay.db.Transaction;

/** Makes sure, before a campaign is created, that its emails can be written. */
public final class DraftCheck {
    private DraftCheck() {}

    /**
     * Checks addresses, links and templates.
     *
     * @throws Problem INVALID_INPUT for what could not be sent: a wrong address or template, a
     *     field that no contact has
     */
    public static void check(Transaction tx, Draft draft) {
        Settings settings = draft.settings();
        checkMailbox(settings.from());
        checkMailbox(settings.replyTo());
        checkMailbox(settings.bounceAddress());
        String mailto = settings.unsubscribeMailto();
        if (mailto != null) {
            checkMailbox(mailto.replaceFirst("(?i)^mailto:", "").replaceFirst("\\?.*", ""));
        }
        checkLink(settings.unsubscribeUrl());
        Texts.parse(draft.steps(), Set.copyOf(Fields.known(tx))).tryOut();
    }

    private static void checkMailbox(@Nullable String text) {
        if (text != null) {
            Letters.mailbox(text);
        }
    }

    private static void checkLink(@Nullable String url) {
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
        throw new Problem(
                Problem.Kind.INVALID_INPUT,
                "not a link to unsubscribe: " + url,
                "write it as https://example.com/unsubscribe");
    }
}
