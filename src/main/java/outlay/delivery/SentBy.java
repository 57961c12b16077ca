package outlay.delivery;

/** Whose messages are counted. */
public enum SentBy {
    /** Those of one campaign, whoever has sent them. */
    CAMPAIGN("campaign_id"),
    /** Those of one mailbox, in any campaign. */
    MAILBOX("mailbox_id");

    private final String column;

    SentBy(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
