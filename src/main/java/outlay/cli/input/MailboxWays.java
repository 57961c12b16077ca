package outlay.cli.input;

import outlay.Problem;
import outlay.inbound.source.MailSource;
import outlay.mail.smtp.Transport;
import outlay.mailbox.MailboxPlan.Ways;
import outlay.net.PasswordSource;

/**
 * Reads the ways of a mailbox as operators write them. Files are meant from here, and kept with
 * their whole path: cron sends from elsewhere.
 */
final class MailboxWays {
    private static final String MAILDIR = "maildir:";

    private final Environment environment;

    MailboxWays(Environment environment) {
        this.environment = environment;
    }

    String transport(String url) {
        String seen = url.strip();
        if (seen.startsWith(MAILDIR) && seen.length() > MAILDIR.length()) {
            seen = MAILDIR + absolute(seen.substring(MAILDIR.length()));
        }
        Transport.check(seen);
        return seen;
    }

    String inbox(String source) {
        String seen = source.strip();
        if (seen.equals("-")) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--inbox - cannot be read again and again",
                    "write imaps://user@host/INBOX, or the path of a Maildir or an mbox");
        }
        if (seen.contains("://")) {
            MailSource.check(seen);
            return seen;
        }
        return absolute(MailSource.path(seen));
    }

    String passwordFile(String name) {
        String path = absolute(name.strip());
        PasswordSource.file(path).find();
        return path;
    }

    private String absolute(String name) {
        return environment.file(name).toAbsolutePath().normalize().toString();
    }

    /** A folder for copies is on the server of the inbox. */
    Ways check(Ways ways) {
        String inbox = ways.inbox();
        boolean isImap = inbox != null && inbox.contains("://");
        if (ways.sentFolder() != null && !isImap) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--sent-folder without an IMAP inbox",
                    "say on which server it is: --inbox imaps://user@host/INBOX");
        }
        return ways;
    }
}
