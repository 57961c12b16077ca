package outlay.campaign;

import outlay.Problem;
import outlay.campaign.plan.Origin;

/** Where the drafts of tests are written. */
public enum TestOrigin implements Origin {
    TEST;

    @Override
    public Problem wrong(String field, String what, String hint) {
        return new Problem(Problem.Kind.INVALID_INPUT, "test: " + field + " " + what, hint);
    }

    @Override
    public Problem missing(String field, String what, String hint) {
        return wrong(field, what, hint);
    }

    @Override
    public String text(String field) {
        return "test: " + field;
    }
}
