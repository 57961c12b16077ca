package outlay.mail.smtp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.mail.ForeignText;
import outlay.mail.smtp.SmtpServer.Login;
import outlay.mail.smtp.SmtpServer.Mechanism;
import outlay.mail.smtp.SmtpServer.Security;

/** Reads transport URLs. Messages never repeat the URL, which might hold a password by mistake. */
final class TransportUrl {
    private static final String HINT =
            "write smtp://user@host:587, smtps://host:465 or maildir:DIR";

    private static final Pattern SMTP =
            Pattern.compile(
                    "(?<scheme>smtps?)://(?:(?<user>.*)@)?"
                            + "(?:\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<host>[A-Za-z0-9._-]+))"
                            + "(?::(?<port>[0-9]{1,5}))?/?(?:\\?(?<query>[^#]*))?");

    private final TransportSettings settings;
    private final Matcher parts;
    private final boolean tls;

    private TransportUrl(TransportSettings settings, Matcher parts) {
        this.settings = settings;
        this.parts = parts;
        this.tls = parts.group("scheme").equals("smtps");
    }

    static Transport parse(TransportSettings settings) {
        String url = settings.url().strip();
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = url.substring(colon + 1);
        return switch (scheme) {
            case "maildir" -> maildir(rest);
            case "smtp", "smtps" -> smtp(settings, scheme + ":" + rest);
            default -> throw wrong("transport: no scheme that is known");
        };
    }

    private static Transport maildir(String folder) {
        try {
            if (folder.isBlank()) {
                throw wrong("transport: maildir: without a folder");
            }
            return new MaildirTransport(Path.of(folder));
        } catch (InvalidPathException e) {
            throw wrong("transport: maildir: with a folder that cannot be");
        }
    }

    private static Transport smtp(TransportSettings settings, String url) {
        Matcher parts = SMTP.matcher(url);
        if (!parts.matches()) {
            throw wrong("transport: no such URL");
        }
        return new SmtpTransport(new TransportUrl(settings, parts).server(), settings);
    }

    private SmtpServer server() {
        Map<String, String> query = query();
        String host = parts.group("v6") == null ? parts.group("host") : parts.group("v6");
        Security security = security(query.remove("starttls"));
        Login login = login(query.remove("auth"));
        if (!query.isEmpty()) {
            throw wrong("transport: unknown setting " + query.keySet().iterator().next());
        }
        if (login != null && security == Security.NONE && !isLoopback(host)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "transport: a login would cross the network in clear text",
                    "leave out starttls=off, or the user");
        }
        return new SmtpServer(host, port(), security, login);
    }

    /** Only a first look: what counts for a login is the address that was connected to. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    private Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        String text = parts.group("query");
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.put(name, equals < 0 ? "" : pair.substring(equals + 1));
        }
        return query;
    }

    private int port() {
        if (parts.group("port") == null) {
            return tls ? 465 : 587;
        }
        int port = Integer.parseInt(parts.group("port"));
        if (port < 1 || port > 65_535) {
            throw wrong("transport: no such port " + port);
        }
        return port;
    }

    private Security security(@Nullable String starttls) {
        if (tls) {
            if (starttls != null) {
                throw wrong("transport: starttls together with smtps, which is TLS from the start");
            }
            return Security.TLS;
        }
        if (starttls == null) {
            return Security.STARTTLS_UNLESS_LOOPBACK;
        }
        return switch (starttls) {
            case "required" -> Security.STARTTLS;
            case "optional" -> Security.STARTTLS_IF_OFFERED;
            case "off" -> Security.NONE;
            default ->
                    throw new Problem(
                            Problem.Kind.USAGE,
                            "transport: no such starttls: " + starttls,
                            "write starttls=required, starttls=optional or starttls=off");
        };
    }

    private @Nullable Login login(@Nullable String auth) {
        Mechanism mechanism = auth == null ? null : mechanism(auth);
        String written = parts.group("user");
        if (written == null) {
            if (mechanism != null) {
                throw wrong("transport: auth without a user");
            }
            return null;
        }
        if (written.contains(":")) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "transport: a password in the URL, where others can see it",
                    "put it into OUTLAY_SMTP_PASSWORD or a 0600 file that"
                            + " OUTLAY_SMTP_PASSWORD_FILE names");
        }
        String user = user(written);
        if (settings.secret() == null) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "transport: no password for " + ForeignText.line(user, 100),
                    "set OUTLAY_SMTP_PASSWORD_FILE, OUTLAY_SMTP_PASSWORD_COMMAND or"
                            + " OUTLAY_SMTP_PASSWORD");
        }
        return new Login(user, settings.secret(), mechanism);
    }

    private static Mechanism mechanism(String auth) {
        try {
            return Mechanism.valueOf(auth.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "transport: no such auth: " + auth,
                    "write auth=plain, auth=login or auth=xoauth2",
                    e);
        }
    }

    private static String user(String written) {
        try {
            String user = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (!user.isBlank() && user.codePoints().noneMatch(Character::isISOControl)) {
                return user;
            }
        } catch (IllegalArgumentException e) {
            throw wrong("transport: a user that cannot be read");
        }
        throw wrong("transport: a user that cannot be read");
    }

    private static Problem wrong(String what) {
        return new Problem(Problem.Kind.USAGE, what, HINT);
    }
}
