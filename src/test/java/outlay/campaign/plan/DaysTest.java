package outlay.campaign.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DaysTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon          | mon",
                "Monday       | mon",
                "mon-fri      | mon,tue,wed,thu,fri",
                "Mon - Friday | mon,tue,wed,thu,fri",
                "sat-mon      | mon,sat,sun",
                "tue-tue      | tue",
                "mon-         |",
                "mon-wed-fri  |",
                "monday-frday |",
                "m            |"
            })
    void readsOneDayOrARange(String written, @Nullable String days) {
        assertEquals(days == null ? "" : days, Days.text(Days.range(written)));
    }
}
