package outlay.campaign.plan;

import outlay.Problem;

/** Where a draft was written: in a file, or as options. Names the place of what is wrong in it. */
public interface Origin {
    /**
     * Returns the problem of a field.
     *
     * @param field as in {@code campaign.json}: {@code limits.perDay}, {@code steps[0].subject}
     * @param what what is wrong with it, such as {@code is no time zone: Mars}
     */
    Problem wrong(String field, String what, String hint);

    /**
     * Returns the problem of a field that names what is not there: nothing is wrong with the words.
     */
    Problem missing(String field, String what, String hint);

    /** Returns what to call the text of a step in messages that count its lines. */
    String text(String field);
}
