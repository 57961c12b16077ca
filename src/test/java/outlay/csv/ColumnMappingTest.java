package outlay.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

/** The headers here are those of the vendors' own exports, shortened where nothing is to learn. */
final class ColumnMappingTest {
    @Test
    void understandsOurOwnExport() {
        List<String> fields =
                List.of(
                        "email",
                        "first_name",
                        "last_name",
                        "title",
                        "seniority",
                        "department",
                        "company",
                        "domain",
                        "industry",
                        "employees",
                        "revenue",
                        "city",
                        "state",
                        "country",
                        "phone",
                        "linkedin_url",
                        "technologies",
                        "keywords",
                        "source",
                        "tags",
                        "lead_score");
        assertEquals(fields, columns(String.join(",", fields)));
    }

    @Test
    void leavesOutOurStatusAndColumnsWithoutAName() {
        assertEquals(
                List.of("", "email", "", "", "email_status"),
                columns("Status,Email,,#,Email Status"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"E-Mail", "EMAIL", "e_mail", " Email ", "#email", "Email Address", "email:"})
    void ignoresCaseAndSigns(String header) {
        assertEquals(List.of("email"), columns(header));
    }

    @Test
    void understandsApollo() {
        assertColumns(
                """
                First Name -> first_name
                Last Name -> last_name
                Title -> title
                Company -> company
                Company Name for Emails -> company_name_for_emails
                Email -> email
                Email Status -> email_status
                Email Confidence -> email_confidence
                Seniority -> seniority
                Departments -> department
                Contact Owner -> contact_owner
                Work Direct Phone -> phone
                Home Phone -> home_phone
                Mobile Phone -> mobile_phone
                Corporate Phone -> corporate_phone
                # Employees -> employees
                Industry -> industry
                Keywords -> keywords
                Person Linkedin Url -> linkedin_url
                Website -> domain
                Company Linkedin Url -> company_linkedin_url
                City -> city
                State -> state
                Country -> country
                Company Address -> company_address
                Company City -> company_city
                Company State -> company_state
                Company Country -> company_country
                Company Phone -> company_phone
                Technologies -> technologies
                Annual Revenue -> revenue
                """);
    }

    @Test
    void understandsHubSpot() {
        assertColumns(
                """
                Record ID -> record_id
                First Name -> first_name
                Last Name -> last_name
                Email -> email
                Phone Number -> phone
                Mobile Phone Number -> mobile_phone_number
                Contact owner -> contact_owner
                Lead Status -> lead_status
                Company Name -> company
                Job Title -> title
                City -> city
                State/Region -> state
                Country/Region -> country
                Number of Employees -> employees
                Annual Revenue -> revenue
                Website URL -> domain
                Original Source -> source
                """);
    }

    @Test
    void understandsSalesforceReportsAndItsDataLoader() {
        assertColumns(
                """
                First Name -> first_name
                Last Name -> last_name
                Title -> title
                Company / Account -> company
                Email -> email
                Phone -> phone
                Mobile -> mobile
                Lead Source -> source
                State/Province -> state
                Country -> country
                No. of Employees -> employees
                Annual Revenue -> revenue
                Zip/Postal Code -> zip_postal_code
                """);
        assertColumns(
                """
                Id -> id
                FirstName -> first_name
                LastName -> last_name
                Email -> email
                NumberOfEmployees -> employees
                AnnualRevenue -> revenue
                LeadSource -> source
                LastModifiedDate -> last_modified_date
                """);
    }

    @Test
    void understandsLinkedInAndSkipsItsNotes() {
        ContactFile file =
                open(
                        """
                        Notes:
                        "When exporting your connection data, you may notice, that some are missing"

                        First Name,Last Name,URL,Email Address,Company,Position,Connected On
                        Ann,Lee,https://www.linkedin.com/in/ann,ann@x.example,Acme,CTO,02 Mar 2026
                        """,
                        Map.of());
        assertEquals(
                List.of(
                        "first_name",
                        "last_name",
                        "linkedin_url",
                        "email",
                        "company",
                        "title",
                        "connected_on"),
                file.fields());
        file.next();
        assertEquals(5, file.line());
        assertEquals("https://www.linkedin.com/in/ann", file.cells().get(2));
    }

    @Test
    void understandsAutoklose() {
        assertColumns(
                """
                First Name -> first_name
                Last Name -> last_name
                Email -> email
                Organization -> company
                Job Title -> title
                Industry -> industry
                Phone -> phone
                """);
    }

    @Test
    void understandsZoomInfoAndTakesNoRevenueInThousands() {
        assertColumns(
                """
                ZoomInfo Contact ID -> zoominfo_contact_id
                Last Name -> last_name
                First Name -> first_name
                Job Title -> title
                Management Level -> seniority
                Job Function -> job_function
                Department -> department
                Direct Phone Number -> phone
                Email Address -> email
                Email Domain -> email_domain
                Mobile phone -> mobile_phone
                LinkedIn Contact Profile URL -> linkedin_url
                Person City -> city
                Person State -> state
                Country -> country
                Company Name -> company
                Website -> domain
                Company HQ Phone -> company_hq_phone
                Revenue (in 000s USD) -> revenue_in_000s_usd
                Revenue Range (in USD) -> revenue
                Employees -> employees
                Employee Range -> employee_range
                Primary Industry -> industry
                Company City -> company_city
                """);
    }

    @Test
    void understandsLushaHunterAndSnov() {
        assertColumns(
                """
                First Name -> first_name
                Work email -> email
                Job title -> title
                Phone 1 -> phone
                Phone 2 -> phone_2
                Company Name -> company
                Company Website -> domain
                Company Number of Employees -> employees
                Company Main Industry -> industry
                """);
        assertColumns(
                """
                Email address -> email
                Domain name -> domain
                Organization -> company
                Confidence score -> confidence_score
                Position -> title
                Phone number -> phone
                LinkedIn URL -> linkedin_url
                """);
        assertColumns(
                """
                Email -> email
                Full name -> full_name
                Current position -> title
                Company name -> company
                Company URL -> domain
                Locality -> city
                """);
    }

    @Test
    void takesTheColumnThatMeansAFieldBest() {
        assertEquals(
                List.of("mobile_phone", "phone", "company_name", "company", "email"),
                columns("Mobile Phone,Phone,Company Name,Company,Email"));
    }

    @Test
    void keepsASecondColumnOfTheSameNameUnderANumber() {
        assertEquals(
                List.of("email", "email_2", "note", "note_2", "note_3"),
                columns("Email,email,Note,NOTE,note"));
    }

    @Test
    void obeysTheUserFirst() {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("private mail", "Email");
        wanted.put("Tier", "Customer Tier");
        wanted.put("Notes", "");
        assertEquals(
                List.of("email_2", "email", "customer_tier", ""),
                open("Email,Private-Mail,Tier,Notes\n", wanted).fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nope=email", "Email=status"})
    void refusesAMappingThatMakesNoSense(String mapping) {
        String[] sides = mapping.split("=", 2);
        Problem problem =
                assertThrows(Problem.class, () -> open("Email,City\n", Map.of(sides[0], sides[1])));
        assertEquals(Problem.Kind.USAGE, problem.kind());
    }

    @Test
    void refusesToMapTwoColumnsToOneField() {
        Map<String, String> wanted = Map.of("A", "email", "B", "email");
        Problem problem = assertThrows(Problem.class, () -> open("A,B\n", wanted));
        assertEquals("two columns are mapped to email", problem.what());
    }

    private static void assertColumns(String table) {
        List<String[]> rows = table.lines().map(line -> line.split(" -> ", 2)).toList();
        List<String> headers = rows.stream().map(row -> row[0]).toList();
        List<String> actual = columns(String.join(",", headers));
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < headers.size(); i++) {
            written.append(headers.get(i)).append(" -> ").append(actual.get(i)).append('\n');
        }
        assertEquals(table, written.toString(), () -> Arrays.toString(actual.toArray()));
    }

    private static List<String> columns(String header) {
        return open(header + "\n", Map.of()).fields();
    }

    private static ContactFile open(String text, Map<String, String> wanted) {
        return ContactFile.open(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "f.csv",
                new ContactFile.Format(null, null, wanted, false));
    }
}
