package outlay.mail.smtp;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.net.PasswordSource;
import outlay.net.Secret;

/**
 * All that a transport needs to know.
 *
 * @param url where to; the user is part of it, a password never
 * @param secret the password or token of the URL's user
 * @param caFile PEM certificates of authorities to trust besides the system's
 * @param localName how we present ourselves in EHLO, or null: the machine's own name
 */
public record TransportSettings(
        String url,
        @Nullable Secret secret,
        @Nullable Path caFile,
        Timeouts timeouts,
        @Nullable String localName) {
    /**
     * Reads what belongs to {@code url} out of the environment: the {@link PasswordSource#smtp
     * password}, if somebody is to log in, and {@code OUTLAY_CA_FILE}.
     *
     * @throws outlay.Problem USAGE or UNREACHABLE when the password cannot be had
     */
    public static TransportSettings of(String url, Map<String, String> env) {
        return of(url, PasswordSource.smtp(env), env);
    }

    /**
     * Reads what belongs to {@code url}, with the password of a mailbox.
     *
     * @throws outlay.Problem USAGE or UNREACHABLE when the password cannot be had
     */
    public static TransportSettings of(
            String url, PasswordSource password, Map<String, String> env) {
        Secret secret = logsIn(url) ? password.find().map(Secret::new).orElse(null) : null;
        return new TransportSettings(url, secret, caFile(env), Timeouts.STANDARD, null);
    }

    private static @Nullable Path caFile(Map<String, String> env) {
        return present(env, "OUTLAY_CA_FILE") ? Path.of(env.get("OUTLAY_CA_FILE")) : null;
    }

    private static boolean logsIn(String url) {
        return url.strip().toLowerCase(Locale.ROOT).startsWith("smtp") && url.contains("@");
    }

    private static boolean present(Map<String, String> env, String name) {
        return !env.getOrDefault(name, "").isBlank();
    }
}
