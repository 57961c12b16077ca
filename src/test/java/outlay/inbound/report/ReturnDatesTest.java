package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Comparator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnDatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    I am out of the office until 16 March 2026.                          | 2026-03-16
                    I'm on leave and will return on March 16th, 2026. Regards            | 2026-03-16
                    Out of office till Monday, 16th of March. Call Bob.                  | 2026-03-16
                    I will be back on 2026-03-16                                         | 2026-03-16
                    Away from 3 to 14 March, no access to mail.                          | 2026-03-14
                    I am away from 3/3/2026 through 3/14/2026.                           | 2026-03-14
                    On vacation 03/03 - 03/14, back afterwards                           | 2026-03-14
                    I shall be back in the office on 16.03.2026                          | 2026-03-16
                    On March 16 I am back. Our fair is on 20 May 2026.                   | 2026-03-16
                    Ich bin bis zum 14.03.2026 nicht im Büro.                            | 2026-03-14
                    Ich bin ab dem 16. März wieder erreichbar.                           | 2026-03-16
                    Bin vom 3.3. bis 14.3. im Urlaub                                     | 2026-03-14
                    Am 16. März bin ich wieder da.                                       | 2026-03-16
                    Urlaub vom 03.03.-14.03.2026                                         | 2026-03-14
                    Je suis absent jusqu'au 14 mars inclus.                              | 2026-03-14
                    Absent du 3 au 14 mars 2026.                                         | 2026-03-14
                    Je serai de retour le 1er avril.                                     | 2026-04-01
                    Estaré fuera de la oficina hasta el 14 de marzo de 2026.             | 2026-03-14
                    Vuelvo el 16 de marzo                                                | 2026-03-16
                    Fuera del 3 al 14 de marzo                                           | 2026-03-14
                    Sarò assente fino al 14 marzo 2026.                                  | 2026-03-14
                    Rientrerò il 16 marzo                                                | 2026-03-16
                    In ferie dal 3 al 14 marzo.                                          | 2026-03-14
                    Ik ben afwezig tot en met 14 maart 2026.                             | 2026-03-14
                    Vanaf 16 maart ben ik weer bereikbaar.                               | 2026-03-16
                    Estou ausente até 14 de março de 2026.                               | 2026-03-14
                    Regresso no dia 16 de março.                                         | 2026-03-16
                    Fora de 3 a 14 de março                                              | 2026-03-14
                    Room 12, floor 3, building 450: back on 3 or 16 March 2026           | 2026-03-16
                    In 2 cases of 100 until September 1st                                | 2026-09-01
                    Back on 5 January                                                    |
                    Back on 16 March 2025                                                |
                    Until 31 February                                                    |
                    Thank you for your mail of 16 March. I am away.                      |
                    Visit us at the fair on 20 May 2026, hall 3.                         |
                    I am out of the office. Call +49 30 12.03.2026                       |
                    """)
    void findsWhenSomebodyIsBack(String text, LocalDate date) {
        assertEquals(
                date,
                ReturnDates.in(text).stream()
                        .flatMap(each -> each.after(TODAY).stream())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }
}
