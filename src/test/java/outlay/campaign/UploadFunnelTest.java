package outlay.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Watcher;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.lead.Filter;
import outlay.load.Imports;
import outlay.load.MadeUpRows;

@OnBothEngines
final class UploadFunnelTest {
    @TempDir Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OneCampaign campaign;

    @BeforeEach
    void importsContactsOfFewCompanies() {
        campaign = new OneCampaign(folder);
        Random random = new Random(13);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(MadeUpRows.row(random, i));
        }
        Imports.load(database(), Imports.csv(MadeUpRows.COLUMNS, rows));
    }

    @AfterEach
    void closes() {
        campaign.close();
    }

    @Test
    void countsAsUploadableExactlyWhomAnUploadOfAllTakes() {
        for (int perCompany : new int[] {1, 2, 5, 20, 40}) {
            long uploadable = plan(perCompany, 10_000).funnel().uploadable();
            assertEquals(uploadable, plan(perCompany, 10_000).wanted());
            database().write(tx -> Uploads.upload(tx, all(perCompany, 7), Watcher.NOBODY));
            Upload.Plan rest = plan(perCompany, 10_000);
            assertEquals(uploadable - 7, rest.funnel().uploadable());
            assertEquals(rest.funnel().uploadable(), rest.wanted());
        }
    }

    @Test
    void saysTheSameWhateverIsAskedFor() {
        assertEquals(plan(3, 10_000).funnel(), plan(3, 1).funnel());
    }

    private Upload.Plan plan(int perCompany, int leads) {
        return database().read(tx -> Uploads.plan(tx, all(perCompany, leads)));
    }

    private static Upload all(int perCompany, int leads) {
        return new Upload(
                OneCampaign.NAME,
                Filter.EVERYONE,
                null,
                leads,
                Upload.IfShort.BUY,
                OptionalInt.of(perCompany),
                Optional.empty(),
                false,
                false);
    }

    private Database database() {
        return campaign.database();
    }
}
