package outlay.cli.input;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.mail.smtp.Transport;
import outlay.mail.smtp.TransportSettings;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan.PasswordPlace;
import outlay.net.PasswordSource;

/**
 * Where mail leaves: what {@code --transport} says comes before what a mailbox has, and this before
 * {@code OUTLAY_TRANSPORT}.
 */
public final class TransportChoice {
    private static final String MAILDIR = "maildir:";

    private final Environment environment;
    private final @Nullable String option;

    /**
     * Chooses for one command.
     *
     * @param option what {@code --transport} says; absent when it was not given
     */
    public TransportChoice(Environment environment, @Nullable String option) {
        this.environment = environment;
        this.option = option;
    }

    /**
     * Returns where mail leaves that no mailbox sends; empty when nothing says so.
     *
     * @throws Problem USAGE when what says so is wrong
     */
    public Optional<Transport> ofRun() {
        return Optional.ofNullable(option)
                .or(() -> environment.variable("OUTLAY_TRANSPORT"))
                .map(url -> transport(url, null));
    }

    /**
     * Returns where the mail of a mailbox leaves; empty when nothing says so. May run a command to
     * find its password.
     *
     * @throws Problem when what says so is wrong, or the password cannot be had
     */
    public Optional<Transport> of(Mailbox mailbox) {
        String own = mailbox.plan().ways().transport();
        return option == null && own != null
                ? Optional.of(transport(own, mailbox.plan().password()))
                : ofRun();
    }

    private Transport transport(String url, @Nullable PasswordPlace place) {
        String seenFromHere =
                url.startsWith(MAILDIR) && url.length() > MAILDIR.length()
                        ? MAILDIR + environment.file(url.substring(MAILDIR.length()))
                        : url;
        return Transport.of(
                place == null
                        ? TransportSettings.of(seenFromHere, environment.variables())
                        : TransportSettings.of(
                                seenFromHere, password(place), environment.variables()));
    }

    /** Returns where the password of a mailbox is found. */
    public static PasswordSource password(PasswordPlace place) {
        String file = place.file();
        return file != null
                ? PasswordSource.file(file)
                : PasswordSource.command(String.valueOf(place.command()));
    }

    /** A default would spend credits on emails that nobody gets. */
    public static Problem nowhere() {
        return new Problem(
                Problem.Kind.USAGE,
                "nothing says where emails leave",
                "add --transport smtp://user@host:587 or set OUTLAY_TRANSPORT; --transport"
                        + " maildir:out tries things out");
    }
}
