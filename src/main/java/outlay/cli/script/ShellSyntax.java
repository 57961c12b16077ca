package outlay.cli.script;

import outlay.cli.input.Quoting;

/** How the completion script of a shell wants its candidates. */
enum ShellSyntax {
    /** As it stands in the line, of what readline takes for the word. */
    BASH {
        @Override
        String of(Offer offer, Quoting typed, String kept) {
            String value = offer.value().substring(Math.min(kept.length(), offer.value().length()));
            return closed(Quoting.quoted(value, typed.open()), typed.open());
        }

        /** Readline closes the quote, unless the sign is there already. */
        private String closed(String word, char open) {
            return open != 0 && word.endsWith(String.valueOf(open)) ? word + open : word;
        }
    },
    ZSH,
    FISH;

    /** In the place of candidates: names of files, which the shell knows best. */
    private static final String FILES = ":files:";

    /**
     * Returns the line that tells an offer.
     *
     * @param kept the part of the word that the shell leaves as it is
     */
    final String line(Offer offer, Quoting typed, String kept) {
        return offer.equals(Offer.FILES) ? FILES : of(offer, typed, kept);
    }

    /** The value, and behind a tab what it is. */
    String of(Offer offer, Quoting typed, String kept) {
        return (offer.value() + "\t" + offer.about()).strip();
    }
}
