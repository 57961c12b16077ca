package outlay.cli.sending;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.cli.input.Environment;
import outlay.cli.input.InboxLogin;
import outlay.cli.input.InputFile;
import outlay.delivery.inbox.Inbox;
import outlay.delivery.inbox.InboxPlace;
import outlay.inbound.report.Incoming;
import outlay.inbound.report.Reception;
import outlay.inbound.source.Bookmark;
import outlay.inbound.source.MailSource;
import outlay.inbound.source.SourceOptions;

/** Reads sources of messages as an operator names them, from here. */
final class InboxSources {
    private final Environment environment;

    InboxSources(Environment environment) {
        this.environment = environment;
    }

    /** Reads all that is there. */
    void read(String source, @Nullable String password, Consumer<Incoming> visit) {
        try (MailSource mailbox = MailSource.open(located(source), options(password))) {
            read(mailbox, visit);
        }
    }

    /**
     * Reads what is new since the last time.
     *
     * @return why all was read again although some had been read before, when that is so
     */
    Optional<String> readNew(
            String source,
            @Nullable String password,
            Inbox inbox,
            InboxPlace place,
            Consumer<Incoming> visit) {
        SourceOptions options = options(password).since(new Known(place));
        try (MailSource mailbox = MailSource.open(source, options)) {
            inbox.from(place, mailbox.hasNames());
            read(mailbox, visit);
            return mailbox.notice();
        }
    }

    private static void read(MailSource mailbox, Consumer<Incoming> visit) {
        try (Reception reception = new Reception(visit)) {
            try {
                mailbox.forEach(reception);
            } finally {
                reception.finish(); // what came before a failure counts
            }
        }
    }

    private record Known(InboxPlace place) implements Bookmark {
        @Override
        public Optional<String> last() {
            return place.last();
        }

        @Override
        public boolean has(String mark) {
            return place.has(mark);
        }
    }

    private String located(String source) {
        if (new InputFile(environment, source).isStandardInput()) {
            return "-";
        }
        return source.contains("://")
                ? source
                : environment.file(MailSource.path(source)).toString();
    }

    private SourceOptions options(@Nullable String password) {
        return SourceOptions.of(
                environment.streams().in(), password, new InboxLogin(environment).authority());
    }
}
