package outlay.delivery.writing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.Settings;
import outlay.mail.letter.Unsubscribe;

/** The two ways out that a campaign offers, with the token of one message in them. */
public final class Unsubscribing {
    private static final String SCHEME = "mailto:";
    private static final String PLACEHOLDER = "{token}";

    private Unsubscribing() {}

    static Unsubscribe of(Settings settings, String token) {
        return new Unsubscribe(
                mailto(settings.unsubscribeMailto(), token), url(settings.unsubscribeUrl(), token));
    }

    /** Returns the address that takes unsubscribe mails, if there is one. */
    public static @Nullable String address(Settings settings) {
        String mailto = settings.unsubscribeMailto();
        return mailto == null ? null : plain(mailto).replace(PLACEHOLDER, "").split("\\?", 2)[0];
    }

    private static String plain(String mailto) {
        return mailto.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? mailto.substring(SCHEME.length())
                : mailto;
    }

    private static @Nullable String mailto(@Nullable String address, String token) {
        if (address == null) {
            return null;
        }
        String plain = plain(address);
        if (plain.contains(PLACEHOLDER)) {
            return SCHEME + plain.replace(PLACEHOLDER, token);
        }
        return SCHEME
                + plain
                + (plain.contains("?") ? "&body=" : "?subject=unsubscribe%20")
                + token;
    }

    private static @Nullable String url(@Nullable String page, String token) {
        if (page == null || page.contains(PLACEHOLDER)) {
            return page == null ? null : page.replace(PLACEHOLDER, token);
        }
        return page + (page.contains("?") ? "&" : "?") + "token=" + token;
    }
}
