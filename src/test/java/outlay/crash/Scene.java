package outlay.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import outlay.mail.smtp.SmtpSink;

/**
 * What the commands of these tests begin with: 60 contacts, 200 credits, and two campaigns of two
 * steps. In spring are contacts 1 to 40, of whom 1 to 12 have got the first email; autumn is empty.
 */
final class Scene {
    static final int CONTACTS = 60;
    static final int UPLOADED = 40;
    static final int SENT = 12;

    private final Program program;
    private final Path kept;

    /** Sets the scene, with a mail server that takes everything. */
    Scene(Program program, SmtpSink sink) throws IOException {
        this.program = program;
        this.kept = program.folder().resolve("as-it-was.db");
        program.set("OUTLAY_TRANSPORT", sink.url());
        writeFiles(program);
        program.run("credits", "buy", "200").done();
        program.run("import", "contacts.csv").done();
        program.run("campaign", "create", "spring", "--file", "campaign.json").done();
        program.run("campaign", "create", "autumn", "--file", "campaign.json").done();
        program.run("upload", "spring", "--leads", "" + UPLOADED).done();
        program.run("send", "spring", "--validate", "syntax", "--limit", "" + SENT).done();
        writeMailbox(program, sink.taken());
        Files.copy(program.database(), kept);
    }

    static void writeFiles(Program program) throws IOException {
        program.write("contacts.csv", contacts(1, CONTACTS, "shipping"));
        program.write("more.csv", contacts(31, 160, "farming"));
        program.write(
                "campaign.json",
                """
                {
                  "from": "Sam <sam@sender.example>",
                  "unsubscribe": {"mailto": "unsubscribe@sender.example"},
                  "postalAddress": "1 Quay Street, Bristol",
                  "steps": [
                    {"subject": "Hello {{ first_name }}", "text": "step.txt"},
                    {"afterDays": 3, "subject": "Again", "text": "step.txt"}
                  ]
                }
                """);
        program.write("step.txt", "Hello {{ first_name }}.\n");
    }

    /** Every third contact is at one.example, the others elsewhere. */
    private static String contacts(int first, int last, String industry) {
        StringBuilder csv = new StringBuilder("email,first_name,industry,country\n");
        for (int i = first; i <= last; i++) {
            csv.append("%s,Name%d,%s,%s\n".formatted(address(i), i, industry, "Land" + i % 5));
        }
        return csv.toString();
    }

    /** Returns the address of a contact. */
    static String address(int contact) {
        String domain = contact % 3 == 0 ? "one.example" : "two" + contact % 7 + ".example";
        return "c" + contact + "@" + domain;
    }

    /** Returns which contact has an address. */
    static int contact(String address) {
        return Integer.parseInt(address.substring(1, address.indexOf('@')));
    }

    private static void writeMailbox(Program program, List<SmtpSink.Taken> sent)
            throws IOException {
        for (int i = 0; i < sent.size(); i++) {
            SmtpSink.Taken message = sent.get(i);
            String mail =
                    switch (i % 4) {
                        case 0 -> Reactions.bounce(message, "5.1.1");
                        case 1 -> Reactions.bounce(message, "5.2.2");
                        case 2 -> Reactions.reply(message);
                        default -> Reactions.unsubscribe(message);
                    };
            program.write("mailbox/%02d.eml".formatted(i), mail);
        }
    }

    /** Puts everything back to how it was. */
    void reset() throws IOException {
        for (String suffix : List.of("-wal", "-shm")) {
            Files.deleteIfExists(Path.of(program.database() + suffix));
        }
        Files.copy(kept, program.database(), StandardCopyOption.REPLACE_EXISTING);
    }
}
