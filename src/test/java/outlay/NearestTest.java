package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> FIELDS =
            List.of("city", "company", "country", "department", "industry", "state");

    @ParameterizedTest
    @CsvSource({
        "contry, country",
        "cuontry, country",
        "countryy, country",
        "Coumtry, country",
        "depratmnet, department",
        "dep, department",
        "indstry, industry"
    })
    void forgivesSlips(String typed, String meant) {
        assertEquals(Optional.of(meant), Nearest.of(typed, FIELDS));
    }

    @ParameterizedTest
    @CsvSource({"phone", "co", "revenue", "x"})
    void doesNotGuess(String typed) {
        assertEquals(Optional.empty(), Nearest.of(typed, FIELDS));
    }

    @Test
    void takesTheFirstOfTwoThatAreAsNear() {
        assertEquals(Optional.of("start"), Nearest.of("stat", List.of("start", "state")));
    }
}
