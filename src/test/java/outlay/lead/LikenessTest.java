package outlay.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.Folding;

final class LikenessTest {
    private static final List<String> INDUSTRIES =
            List.of(
                    "Accounting",
                    "Banking",
                    "Computer & Network Security",
                    "Computer Software",
                    "E-Commerce",
                    "Hospital & Health Care",
                    "Hospitality",
                    "Law Practice",
                    "Real Estate",
                    "Software");

    @ParameterizedTest
    @CsvSource({
        "Software,                 Software",
        "Sofware,                  Software",
        "softwares,                Software",
        "Computer Sofware,         Computer Software",
        "Software (Computer),      Computer Software",
        "network,                  Computer & Network Security",
        "ecommerce,                E-Commerce",
        "e commerce,               E-Commerce",
        "Health,                   Hospital & Health Care",
        "Hospital and Health Care, Hospital & Health Care",
        "accountign,               Accounting",
        "Banking Services,         Banking",
        "RE,                       Real Estate",
        "real-estate,              Real Estate"
    })
    void findsWhatWasMeant(String wanted, String meant) {
        assertEquals(meant, nearest(wanted));
    }

    @ParameterizedTest
    @CsvSource({"Atlantis", "Mining", "x", "Law of the Sea", "bk", "&"})
    void leavesAloneWhatIsSomethingElse(String wanted) {
        assertEquals("", nearest(wanted));
    }

    @ParameterizedTest
    @CsvSource({
        "UK, United Kingdom",
        "USA, United States",
        "Cote d'Ivoire, Côte d'Ivoire",
        "Korea, South Korea",
        "deu, DE"
    })
    void knowsShortFormsOfCountries(String wanted, String country) {
        assertTrue(distance(wanted, country) <= 1);
    }

    @Test
    void tellsCodesOfTwoLettersApart() {
        assertEquals(Likeness.FAR, distance("DE", "SE"));
    }

    @Test
    void prefersOneSlipToOneWordMore() {
        assertTrue(distance("Sofware", "Software") < distance("Sofware", "Computer Software"));
    }

    private static String nearest(String wanted) {
        return Stream.concat(Stream.of(""), INDUSTRIES.stream())
                .min((a, b) -> Integer.compare(orFarther(wanted, a), orFarther(wanted, b)))
                .orElseThrow();
    }

    /** Nothing at all is a little nearer than what is far. */
    private static int orFarther(String wanted, String value) {
        return value.isEmpty() ? Likeness.FAR - 1 : distance(wanted, value);
    }

    private static int distance(String wanted, String value) {
        return new Likeness(Folding.fold(wanted)).distance(Folding.fold(value));
    }
}
