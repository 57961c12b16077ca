package outlay.campaign;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** Picks as many leads as were asked for out of those that could be uploaded. */
final class Selection {
    /** Companies are looked up for so many contacts at a time: most uploads end in the first. */
    private static final int CHUNK = 10_000;

    private final Transaction tx;
    private final ContactSet inCampaign;
    private final Upload upload;
    private @Nullable Map<String, Integer> taken;

    Selection(Transaction tx, ContactSet inCampaign, Upload upload) {
        this.tx = tx;
        this.inCampaign = inCampaign;
        this.upload = upload;
    }

    /** Returns the contacts in the order in which they are uploaded. */
    int[] from(ContactSet uploadable) {
        if (upload.perCompany().isEmpty()) {
            return ordered(uploadable, upload.leads());
        }
        return withinCompanies(
                ordered(uploadable, uploadable.size()), upload.perCompany().getAsInt());
    }

    private int[] ordered(ContactSet uploadable, int most) {
        return upload.shuffle()
                .map(seed -> uploadable.sample(most, seed))
                .orElseGet(() -> uploadable.first(most).toArray());
    }

    private int[] withinCompanies(int[] candidates, int mostOfOne) {
        Map<String, Integer> inCompanies = new HashMap<>(taken());
        int[] chosen = new int[Math.min(candidates.length, upload.leads())];
        int count = 0;
        for (int from = 0; from < candidates.length && count < chosen.length; from += CHUNK) {
            int to = Math.min(candidates.length, from + CHUNK);
            int[] some = Arrays.copyOfRange(candidates, from, to);
            Map<Integer, String> companies = Contacts.companies(tx, ContactSet.of(some));
            for (int i = 0; i < some.length && count < chosen.length; i++) {
                String company = companies.get(some[i]);
                // A contact without a company shares one with nobody.
                if (company == null || inCompanies.merge(company, 1, Integer::sum) <= mostOfOne) {
                    chosen[count++] = some[i];
                }
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    /** Returns how many of each company are in the campaign; read when it is first asked for. */
    private Map<String, Integer> taken() {
        Map<String, Integer> known = taken;
        if (known == null) {
            Map<String, Integer> read = new HashMap<>();
            Contacts.companies(tx, inCampaign)
                    .values()
                    .forEach(company -> read.merge(company, 1, Integer::sum));
            known = read;
            taken = known;
        }
        return known;
    }

    /** Returns how many could be taken if all were asked for: the index tells, nobody is read. */
    long most(ContactSet uploadable) {
        if (upload.perCompany().isEmpty()) {
            return uploadable.size();
        }
        int mostOfOne = upload.perCompany().getAsInt();
        Map<String, Integer> inCompanies = taken();
        AtomicLong most = new AtomicLong(uploadable.size());
        Contacts.countCompanies(
                tx,
                uploadable,
                (company, display, count) -> {
                    int free =
                            Math.max(
                                    0, mostOfOne - inCompanies.getOrDefault(company.toString(), 0));
                    most.addAndGet(Math.min(0, free - count));
                });
        return most.get();
    }
}
