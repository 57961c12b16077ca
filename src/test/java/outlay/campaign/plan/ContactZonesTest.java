package outlay.campaign.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which timezone a contact is. */
final class ContactZonesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // timezone        | state           | country                  | zone
                "Europe/Paris      | CA              | US                       | Europe/Paris",
                "america/new york  | -               | -                        | America/New_York",
                "' asia/ho chi minh '| -             | -                        | Asia/Ho_Chi_Minh",
                "utc               | -               | -                        | UTC",
                "+02:00            | -               | -                        | +02:00",
                "Mars/Base         | -               | Germany                  | Europe/Berlin",
                "Mars/Base         | -               | -                        | -",
                "-                 | -               | DE                       | Europe/Berlin",
                "-                 | Bavaria         | Deutschland              | Europe/Berlin",
                "-                 | -               | UK                       | Europe/London",
                "-                 | -               | england                  | Europe/London",
                "-                 | -               | The Netherlands          | Europe/Amsterdam",
                "-                 | -               | FRA                      | Europe/Paris",
                "-                 | -               | Côte d’Ivoire            | Africa/Abidjan",
                "-                 | -               | Trinidad and Tobago      | America/Port_of_Spain",
                "-                 | CA              | US                       | America/Los_Angeles",
                "-                 | us-ca           | U.S.A.                   | America/Los_Angeles",
                "-                 | US-NY           | U.S.A.                   | America/New_York",
                "-                 | texas           | United States of America | America/Chicago",
                "-                 | Arizona         | USA                      | America/Phoenix",
                "-                 | Atlantis        | United States            | -",
                "-                 | -               | United States            | -",
                "-                 | CA              | -                        | -",
                "-                 | Quebec          | Canada                   | America/Toronto",
                "-                 | Québec          | CA                       | America/Toronto",
                "-                 | NSW             | Australia                | Australia/Sydney",
                "-                 | São Paulo       | Brasil                   | America/Sao_Paulo",
                "-                 | Canary Islands  | Spain                    | Atlantic/Canary",
                "-                 | Madrid          | España                   | Europe/Madrid",
                "-                 | -               | Atlantis                 | -",
            })
    void knowsStatedZonesAndThoseOfStatesAndCountries(
            String timezone, String state, String country, String zone) {
        Map<String, String> fields = new HashMap<>();
        fields.put("timezone", timezone);
        fields.put("state", state);
        fields.put("country", country);
        assertEquals(
                zone, ContactZones.of(fields).map(ZoneId::getId).orElse(null), fields.toString());
    }

    @ParameterizedTest
    @CsvSource({"timezone", "time_zone"})
    void readsTheFieldByEitherName(String field) {
        assertEquals(
                ZoneId.of("Asia/Tokyo"),
                ContactZones.of(Map.of(field, "Asia/Tokyo", "country", "DE")).orElseThrow());
    }
}
