package outlay.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.AddressText;
import outlay.DomainName;
import outlay.EmailAddress;

/**
 * One line of a list of addresses, whose cells become entries or failures of the list.
 *
 * <p>The addresses in it count, wherever they stand. Without any, its cells may be domains: all of
 * them, or the first, as in {@code example.com;competitor}.
 */
final class AddressLine<T> {
    private final AddressList.Kind<T> kind;
    private final AddressList<T> list;
    private final long line;

    AddressLine(AddressList.Kind<T> kind, AddressList<T> list, long line) {
        this.kind = kind;
        this.list = list;
        this.line = line;
    }

    /**
     * Adds what the cells hold to the list.
     *
     * @param whole the line, to be shown when it holds nothing
     */
    void read(List<String> cells, String whole) {
        List<EmailAddress> addresses = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> marked = new ArrayList<>();
        for (String cell : cells) {
            if (DomainName.isMarked(cell)) {
                marked.add(cell);
            } else {
                AddressText text = AddressText.read(cell);
                text.addresses().stream()
                        .filter(a -> !addresses.contains(a))
                        .forEach(addresses::add);
                refused.addAll(text.refused());
            }
        }
        addresses.forEach(address -> add(kind.ofAddress().apply(address)));
        refused.forEach(word -> fail(EmailAddress.refusal(word)));
        if (!addresses.isEmpty()) {
            marked.forEach(cell -> fail("beside an address, and not understood: " + cell.strip()));
        } else if (refused.isEmpty()) {
            readDomains(marked.isEmpty() ? cells : marked, whole);
        }
    }

    /** Says whether there is an address in some cells. */
    boolean hasAddress(List<String> cells) {
        return cells.stream().anyMatch(cell -> !AddressText.read(cell).addresses().isEmpty());
    }

    private void readDomains(List<String> cells, String whole) {
        List<String> written = cells.stream().filter(cell -> !Cells.isBlank(cell)).toList();
        List<Optional<T>> domains = written.stream().map(kind.ofDomain()).toList();
        if (domains.isEmpty() || domains.get(0).isEmpty()) {
            fail(kind.refusal().apply(whole));
        } else if (domains.stream().allMatch(Optional::isPresent)) {
            domains.forEach(domain -> add(domain.orElseThrow()));
        } else if (written.stream().skip(1).noneMatch(DomainName::isMarked)) {
            add(domains.get(0).orElseThrow());
        } else {
            fail(kind.refusal().apply(whole));
        }
    }

    private void add(T value) {
        list.entries().add(new AddressList.Entry<>(line, value));
    }

    /** Adds a failure of this line to the list. */
    void fail(String reason) {
        list.failures().add(new AddressList.Failure(line, reason));
    }
}
