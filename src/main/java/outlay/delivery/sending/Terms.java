package outlay.delivery.sending;

import outlay.delivery.pace.Pace;
import outlay.delivery.writing.LetterWriter;

/** On what terms a campaign sends by an outlet: what it says, how fast, how its sender stands. */
record Terms(LetterWriter letters, Pace pace, Standing standing) {}
