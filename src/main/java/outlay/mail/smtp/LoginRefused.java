package outlay.mail.smtp;

import outlay.Problem;

/** A mail server that does not let us in with this user and password; to ask again is no use. */
public final class LoginRefused extends Problem {
    private static final long serialVersionUID = 1L;

    LoginRefused(String what, String hint, Throwable cause) {
        super(Kind.UNREACHABLE, what, hint, cause);
    }
}
