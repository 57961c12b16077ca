package outlay.cli.script;

import outlay.cli.input.Quoting;

/** How the completion script of a shell wants its candidates. */
enum ShellSyntax {
    /** As it stands in the line, behind the last of the signs at which readline breaks words. */
    BASH {
        @Override
        String of(Offer offer, Quoting typed) {
            int sign = typed.current().lastIndexOf('=') + 1;
            String value = offer.value().substring(Math.min(sign, offer.value().length()));
            return typed.open() == 0 ? Quoting.quoted(value) : value;
        }
    },
    ZSH,
    FISH;

    /** In the place of candidates: names of files, which the shell knows best. */
    private static final String FILES = ":files:";

    /** Returns the line that tells a offer. */
    final String line(Offer offer, Quoting typed) {
        return offer.equals(Offer.FILES) ? FILES : of(offer, typed);
    }

    /** The value, and behind a tab what it is. */
    String of(Offer offer, Quoting typed) {
        return (offer.value() + "\t" + offer.about()).strip();
    }
}
