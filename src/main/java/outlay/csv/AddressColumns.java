package outlay.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.contact.HeaderAliases;

/**
 * The columns of a CSV in which addresses are to be found: those that the header calls something
 * like "email", or without any, something like "domain".
 *
 * @param indices of the columns, best first
 * @param width how many columns the header has
 */
record AddressColumns(List<Integer> indices, int width) {
    private static final List<String> FIELDS = List.of("email", "domain");

    /** Tells a header: it calls one of its columns so, and has no address itself. */
    static boolean isHeader(List<String> cells) {
        return cells.stream().noneMatch(cell -> cell.contains("@"))
                && cells.stream()
                        .flatMap(cell -> HeaderAliases.meaning(cell).stream())
                        .anyMatch(meaning -> FIELDS.contains(meaning.field()));
    }

    /**
     * Finds them.
     *
     * @param all whether all of them are wanted; else the best one
     */
    static AddressColumns of(List<String> header, boolean all) {
        for (String field : FIELDS) {
            List<Integer> indices = columns(header, field);
            if (!indices.isEmpty()) {
                return new AddressColumns(all ? indices : indices.subList(0, 1), header.size());
            }
        }
        return new AddressColumns(List.of(), header.size());
    }

    /** Returns what a row has in these columns. */
    List<String> cells(List<String> row) {
        return indices.stream().filter(i -> i < row.size()).map(row::get).toList();
    }

    /** Returns what is wrong with a row that is too long. */
    String surplus(List<String> row) {
        return row.size() + " cells, but the header has " + width;
    }

    private static List<Integer> columns(List<String> header, String field) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (meaning(header, i).filter(meaning -> meaning.field().equals(field)).isPresent()) {
                indices.add(i);
            }
        }
        indices.sort(
                (one, other) ->
                        Integer.compare(
                                meaning(header, one).orElseThrow().rank(),
                                meaning(header, other).orElseThrow().rank()));
        return indices;
    }

    private static Optional<HeaderAliases.Meaning> meaning(List<String> header, int column) {
        return HeaderAliases.meaning(header.get(column));
    }
}
