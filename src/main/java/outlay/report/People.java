package outlay.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.delivery.LatestEvent;
import outlay.index.ContactSet;

/** Whom the last emails went to, and from whom something came back; masked unless asked for. */
record People(List<LatestEvent> left, List<LatestEvent> cameBack, Map<Integer, String> addresses) {
    private static final int LEFT = 15;
    private static final int CAME_BACK = 40;
    private static final String ERASED = "erased";

    static People of(Transaction tx, ReportRequest request) {
        List<LatestEvent> left = LatestEvent.left(tx, request.campaign(), LEFT);
        List<LatestEvent> cameBack = LatestEvent.cameBack(tx, request.campaign(), CAME_BACK);
        ContactSet.Collector contacts = new ContactSet.Collector();
        Stream.concat(left.stream(), cameBack.stream())
                .map(LatestEvent::contact)
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .distinct()
                .forEach(contacts::add);
        Map<Integer, String> addresses = new HashMap<>();
        Contacts.byIds(
                tx,
                contacts.toSet(),
                contact -> {
                    String address = contact.address().written();
                    addresses.put(
                            contact.id(), request.addresses() ? address : Masking.of(address));
                });
        return new People(left, cameBack, addresses);
    }

    /** Returns the address of who was concerned. */
    String address(LatestEvent event) {
        return event.contact().isPresent()
                ? addresses.getOrDefault(event.contact().getAsInt(), ERASED)
                : ERASED;
    }
}
