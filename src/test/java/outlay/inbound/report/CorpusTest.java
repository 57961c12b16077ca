package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import outlay.inbound.source.MailSource;
import outlay.inbound.source.SourceOptions;

/**
 * Understands real bounces as well as it promises: with the corpus of bounces that lies beside the
 * checkout, {@code ../shared/bounces}; its README says what counts as right.
 */
class CorpusTest {
    private static final Path CORPUS = Path.of("..", "shared", "bounces");

    /** What the corpus expects of one report. */
    private record Expected(String kind, boolean hard, Set<String> recipients) {
        static Expected of(String[] cells) {
            return new Expected(
                    cells[2], cells[4].equals("true"), Set.of(plain(cells[6]).split("\\|", -1)));
        }

        boolean isKind(Report report) {
            String word = report.kind().word();
            return word.equals(kind) || (kind.equals("other") && word.equals("reply"));
        }

        boolean isHard(Report report) {
            return isKind(report) && report.hard() == hard;
        }

        boolean isRecipient(Report report) {
            return recipients.contains(plain(String.valueOf(report.recipient())));
        }
    }

    private record Mail(String file, List<Expected> expected, List<Report> reports) {
        /** Returns whether every report is right of some expectation, in any order. */
        boolean isRight(BiPredicate<Expected, Report> right) {
            boolean counted = reports.size() == 1 || reports.size() == expected.size();
            return counted
                    && reports.stream()
                            .allMatch(
                                    report ->
                                            expected.stream()
                                                    .filter(e -> isAbout(e, report))
                                                    .anyMatch(e -> right.test(e, report)));
        }

        private boolean isAbout(Expected one, Report report) {
            boolean named = expected.stream().anyMatch(e -> e.isRecipient(report));
            return !named || one.isRecipient(report);
        }
    }

    @Test
    void understandsRealBounces() {
        assumeTrue(
                Files.isDirectory(CORPUS),
                "skipped: there is no corpus of bounces at " + CORPUS.toAbsolutePath().normalize());
        List<Mail> mails = mails();
        share("kind", 0.97, mails, mail -> true, Expected::isKind);
        share("hard", 0.95, mails, CorpusTest::isBounce, Expected::isHard);
        share("recipient", 0.92, mails, CorpusTest::hasRecipients, Expected::isRecipient);
    }

    private static void share(
            String what,
            double reach,
            List<Mail> mails,
            Predicate<Mail> counts,
            BiPredicate<Expected, Report> right) {
        List<Mail> counted = mails.stream().filter(counts).toList();
        List<String> wrong =
                counted.stream().filter(mail -> !mail.isRight(right)).map(Mail::file).toList();
        double share = 1 - (double) wrong.size() / counted.size();
        System.out.printf(
                Locale.ROOT, "%s right: %.1f %% of %d%n", what, share * 100, counted.size());
        assertTrue(share >= reach, () -> what + " wrong in " + wrong);
    }

    private static boolean isBounce(Mail mail) {
        return mail.expected().stream().anyMatch(expected -> expected.kind().equals("bounce"));
    }

    private static boolean hasRecipients(Mail mail) {
        return mail.expected().stream().noneMatch(expected -> expected.recipients().contains(""));
    }

    private static List<Mail> mails() {
        Map<String, List<Expected>> expected = new TreeMap<>();
        try {
            List<String> rows = Files.readAllLines(CORPUS.resolve("expected.tsv"));
            for (String row : rows.subList(1, rows.size())) {
                String[] cells = row.split("\t", -1);
                expected.computeIfAbsent(cells[0], file -> new ArrayList<>())
                        .add(Expected.of(cells));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Mail> mails = new ArrayList<>();
        SourceOptions options = SourceOptions.of(System.in, null, null);
        try (MailSource box = MailSource.open(CORPUS.resolve("mail").toString(), options)) {
            box.forEach(
                    message -> {
                        String file = String.valueOf(Path.of(message.source()).getFileName());
                        List<Report> reports = Incoming.of(message).reports();
                        mails.add(new Mail(file, expected.getOrDefault(file, List.of()), reports));
                    });
        }
        return mails;
    }

    private static String plain(String address) {
        return address.toLowerCase(Locale.ROOT).replace("\"", "");
    }
}
