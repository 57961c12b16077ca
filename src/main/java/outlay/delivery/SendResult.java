package outlay.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.db.Transaction;
import outlay.mail.AddressWarning;

/**
 * What one run of {@code send} did.
 *
 * @param fields counts by the names that scripts read, of all campaigns and of each
 * @param warnings how many first emails went to addresses that warn of something
 * @param failure why what is due did not leave, if the mail server cannot be reached or refuses us
 */
public record SendResult(
        Map<String, Object> fields, Map<AddressWarning, Long> warnings, Optional<String> failure) {

    static SendResult of(Transaction tx, List<Lane> lanes, Optional<String> failure) {
        Tally total = new Tally();
        long due = 0;
        Optional<Instant> next = Optional.empty();
        List<Map<String, Object>> campaigns = new ArrayList<>();
        for (Lane lane : lanes) {
            lane.refresh(tx);
            Outlook outlook = Outlook.of(tx, lane.campaign());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("campaign", lane.campaign().name());
            fields.putAll(lane.tally().fields(outlook.due(), outlook.nextDueAt()));
            campaigns.add(fields);
            total.addAll(lane.tally());
            due += outlook.due();
            next = earlier(next, outlook.nextDueAt());
        }
        Map<String, Object> fields = total.fields(due, next);
        fields.put("campaigns", campaigns);
        return new SendResult(fields, total.warnings(), failure);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(one.get()::isAfter).isPresent()
                ? other.or(() -> one)
                : one;
    }
}
