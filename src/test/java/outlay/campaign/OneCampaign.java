package outlay.campaign;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import outlay.Watcher;
import outlay.campaign.plan.Draft;
import outlay.csv.ContactFile;
import outlay.db.Database;
import outlay.db.TestDatabases;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.lead.Filter;
import outlay.load.Importing;

/** A database with one active campaign of two steps, and one recipient in it: ann@x.example. */
public final class OneCampaign implements AutoCloseable {
    /** What it is called. */
    public static final String NAME = "spring";

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Database database;

    /** Makes it in this folder. */
    public OneCampaign(Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        database = TestDatabases.openOrCreate(folder.resolve("outlay.db"), clock);
        byte[] csv = "email\nann@x.example\n".getBytes(StandardCharsets.UTF_8);
        Importing.run(
                database,
                ContactFile.open(
                        new ByteArrayInputStream(csv), "one.csv", ContactFile.Format.DETECTED),
                null,
                new Unheard());
        database.write(OneCampaign::upload);
    }

    /** Has nothing to say about an import of one good line. */
    private static final class Unheard implements Importing.Listener {
        @Override
        public void rejected(long line, String reason, String[] cells) {}

        @Override
        public void progress(long records) {}

        @Override
        public void optedOut(Transaction tx, long operation, ContactSet contacts) {}
    }

    private static long upload(Transaction tx) {
        Map<String, Object> step = Map.of("afterDays", 3, "subject", "S", "text", "T");
        Map<String, Object> draft =
                Map.of("from", "a@s.example", "commercial", false, "steps", List.of(step, step));
        Campaigns.create(tx, NAME, Draft.of(draft, TestOrigin.TEST));
        Campaigns.start(tx, NAME);
        return Uploads.upload(
                        tx,
                        new Upload(
                                NAME,
                                Filter.EVERYONE,
                                null,
                                1,
                                Upload.IfShort.BUY,
                                OptionalInt.empty(),
                                Optional.empty(),
                                false,
                                false),
                        Watcher.NOBODY)
                .uploaded();
    }

    /** Returns the database. */
    public Database database() {
        return database;
    }

    /** Returns the campaign as it is now. */
    public static Campaign campaign(Transaction tx) {
        return Campaigns.find(tx, 1).orElseThrow();
    }

    /** Returns its recipient as it is now. */
    public static Recipient recipient(Transaction tx) {
        return Recipients.find(tx, 1).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
