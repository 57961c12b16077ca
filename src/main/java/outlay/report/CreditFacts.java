package outlay.report;

import java.util.List;
import outlay.credit.Account;
import outlay.credit.Balance;
import outlay.credit.Ledger;
import outlay.credit.Purchases;
import outlay.db.Transaction;

/**
 * Where credits are and went.
 *
 * @param lapsing what is available for a time only; of one campaign, nothing is
 * @param account by campaigns
 */
record CreditFacts(
        Balance balance, List<Purchases.Lapse> lapsing, Account account, LedgerStory story) {
    static CreditFacts gather(Transaction tx, ReportRequest request) {
        return new CreditFacts(
                Ledger.balance(tx),
                request.only().isPresent() ? List.of() : Purchases.lapsing(tx),
                Account.of(tx, Account.By.CAMPAIGN),
                LedgerStory.of(tx, request));
    }
}
