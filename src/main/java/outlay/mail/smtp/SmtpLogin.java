package outlay.mail.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import outlay.mail.ForeignText;
import outlay.mail.smtp.SmtpServer.Login;
import outlay.mail.smtp.SmtpServer.Mechanism;

/** Proves to a server who we are (RFC 4954), and to nobody who only listens. */
final class SmtpLogin {
    private static final String HINT =
            "check the user, OUTLAY_SMTP_PASSWORD and auth=plain, login or xoauth2";

    private final Login login;
    private final SmtpSession session;

    SmtpLogin(Login login, SmtpSession session) {
        this.login = login;
        this.session = session;
    }

    void run(boolean isPrivate) throws IOException, ServerUnavailable {
        if (!isPrivate) {
            throw new ServerUnavailable(
                    "the login would cross the network in clear text",
                    "use smtps://, or a server that offers STARTTLS");
        }
        SmtpReply reply =
                switch (mechanism()) {
                    case PLAIN -> plain();
                    case LOGIN -> login();
                    case XOAUTH2 -> xoauth2();
                };
        if (!reply.isDone()) {
            String why = "the login fails: " + withoutSecret(reply);
            // RFC 4954, 6: with 454 and the like the same login may succeed later.
            throw reply.code() >= 500
                    ? ServerUnavailable.loginRefused(why, HINT)
                    : new ServerUnavailable(why, HINT);
        }
    }

    private Mechanism mechanism() throws ServerUnavailable {
        List<String> offered = session.mechanisms();
        Mechanism wanted = login.mechanism();
        List<Mechanism> candidates =
                wanted == null ? List.of(Mechanism.PLAIN, Mechanism.LOGIN) : List.of(wanted);
        for (Mechanism candidate : candidates) {
            if (offered.contains(candidate.name())) {
                return candidate;
            }
        }
        throw new ServerUnavailable(
                "the server offers no login that fits: "
                        + ForeignText.line(String.join(" ", offered), 100),
                HINT);
    }

    private SmtpReply plain() throws IOException {
        return session.ask(
                "AUTH PLAIN " + base64("\0" + login.user() + "\0" + login.secret().value()));
    }

    private SmtpReply login() throws IOException {
        SmtpReply reply = session.ask("AUTH LOGIN");
        for (String answer : List.of(login.user(), login.secret().value())) {
            if (reply.isGoingOn()) {
                reply = session.ask(base64(answer));
            }
        }
        return reply;
    }

    private SmtpReply xoauth2() throws IOException {
        String proof = "user=" + login.user() + "\1auth=Bearer " + login.secret().value() + "\1\1";
        SmtpReply reply = session.ask("AUTH XOAUTH2 " + base64(proof));
        // A refusal comes as a challenge first; the empty answer asks for the reply itself.
        return reply.isGoingOn() ? session.ask("") : reply;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String withoutSecret(SmtpReply reply) {
        String secret = login.secret().value();
        return reply.words().replace(secret, "***").replace(base64(secret), "***");
    }
}
