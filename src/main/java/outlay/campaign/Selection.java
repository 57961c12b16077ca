package outlay.campaign;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** Picks as many leads as were asked for out of those that could be uploaded. */
final class Selection {
    private final Transaction tx;
    private final long campaign;
    private final Upload upload;

    Selection(Transaction tx, long campaign, Upload upload) {
        this.tx = tx;
        this.campaign = campaign;
        this.upload = upload;
    }

    /** Returns the contacts in the order in which they are uploaded. */
    int[] from(ContactSet uploadable) {
        if (upload.perCompany().isPresent()) {
            return withinCompanies(ordered(uploadable, Integer.MAX_VALUE));
        }
        return ordered(uploadable, upload.leads());
    }

    private int[] ordered(ContactSet uploadable, int most) {
        return upload.shuffle()
                .map(seed -> uploadable.sample(most, seed))
                .orElseGet(() -> uploadable.first(most));
    }

    private int[] withinCompanies(int[] candidates) {
        int most = upload.perCompany().orElseThrow();
        Map<String, Integer> taken = takenAlready();
        int[] chosen = new int[Math.min(candidates.length, upload.leads())];
        int count = 0;
        for (int i = 0; i < candidates.length && count < chosen.length; i++) {
            String company = Contacts.company(tx, candidates[i]);
            // A contact without a company shares one with nobody.
            if (company.isEmpty() || taken.merge(company, 1, Integer::sum) <= most) {
                chosen[count++] = candidates[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private Map<String, Integer> takenAlready() {
        Map<String, Integer> taken = new HashMap<>();
        RecipientStore.eachContact(
                tx,
                campaign,
                contact -> taken.merge(Contacts.company(tx, (int) contact), 1, Integer::sum));
        return taken;
    }
}
