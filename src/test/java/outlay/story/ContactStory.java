package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import outlay.load.MadeUpRows;

/** An operator's contacts and what a plain list of them says; both go through the same changes. */
final class ContactStory {
    private final Operator operator;
    private final Random random;
    private final Map<String, Map<String, String>> contacts = new LinkedHashMap<>();

    ContactStory(Operator operator, Random random) {
        this.operator = operator;
        this.random = random;
    }

    /** Imports so many rows; those of known addresses are updates. */
    void imports(int rows, int addresses) {
        StringBuilder csv = new StringBuilder(String.join(",", MadeUpRows.COLUMNS)).append('\n');
        for (int i = 0; i < rows; i++) {
            Map<String, String> row = MadeUpRows.row(random, random.nextInt(addresses));
            contacts.computeIfAbsent(email(row), email -> new LinkedHashMap<>()).putAll(row);
            for (String column : MadeUpRows.COLUMNS) {
                csv.append('"').append(row.getOrDefault(column, "")).append("\",");
            }
            csv.setCharAt(csv.length() - 1, '\n');
        }
        operator.write("contacts.csv", csv.toString());
        operator.json("import", "contacts.csv");
    }

    /** Erases some contacts by their addresses. */
    void erasesSome() {
        List<String> command = new ArrayList<>(List.of("delete", "contacts", "--yes"));
        for (String email : List.copyOf(contacts.keySet())) {
            if (random.nextInt(20) == 0) {
                contacts.remove(email);
                command.add(email);
            }
        }
        if (command.size() > 3) {
            operator.json(command.toArray(String[]::new));
        }
    }

    /** Erases the contacts that a filter finds. */
    void erases(Wish wish) {
        List<String> command = new ArrayList<>(List.of("delete", "contacts", "--yes"));
        command.addAll(wish.options());
        operator.json(command.toArray(String[]::new));
        contacts.values().removeIf(wish::isMetBy);
    }

    /** Asserts that a filter finds what a plain reading of the list finds, and returns how many. */
    int finds(List<Wish> asOptions, List<Wish> inFiles) {
        List<String> command = new ArrayList<>(List.of("filter", "--csv", "-"));
        asOptions.forEach(wish -> command.addAll(wish.options()));
        for (Wish wish : inFiles) {
            String name = "filter" + command.size() + ".json";
            operator.write(name, wish.file());
            command.addAll(List.of("--filter", name));
        }
        List<String> expected =
                contacts.values().stream()
                        .filter(contact -> asOptions.stream().allMatch(w -> w.isMetBy(contact)))
                        .filter(contact -> inFiles.stream().allMatch(w -> w.isMetBy(contact)))
                        .map(ContactStory::email)
                        .toList();
        String found = operator.text(0, command.toArray(String[]::new));
        List<String> leads =
                found.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
        assertEquals(expected, leads, () -> String.join(" ", command) + "\n" + inFiles);
        return leads.size();
    }

    private static String email(Map<String, String> contact) {
        return contact.getOrDefault("email", "");
    }
}
