package outlay.mail.smtp;

import java.nio.file.Path;
import java.util.Optional;

/** Delivers into a Maildir on this machine. */
final class MaildirTransport implements Transport {
    private final Path folder;

    MaildirTransport(Path folder) {
        this.folder = folder;
    }

    @Override
    public MailConnection connect() {
        return new MaildirConnection(folder);
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String where() {
        return "maildir:" + folder;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(folder.resolve("new"));
    }
}
