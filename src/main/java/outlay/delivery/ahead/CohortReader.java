package outlay.delivery.ahead;

import outlay.campaign.Campaign;
import outlay.campaign.DueRow;
import outlay.campaign.Recipients;
import outlay.db.Transaction;

/** Has those wait for a forecast who wait in the database. */
final class CohortReader {
    private final Transaction tx;
    private final Campaign campaign;
    private final ContactHours hours;

    CohortReader(Transaction tx, Campaign campaign, ContactHours hours) {
        this.tx = tx;
        this.campaign = campaign;
        this.hours = hours;
    }

    /** Reads all who wait in a row. */
    void read(DueRow from, Arrivals into) {
        Recipients.eachWaiting(
                tx,
                from,
                hours.differ(),
                (due, id, stepsSent, contact) -> {
                    if (stepsSent < campaign.steps().size()) {
                        into.cohort(stepsSent, hours.of(contact)).add(id, due.toEpochMilli());
                    }
                });
        into.settle();
    }
}
