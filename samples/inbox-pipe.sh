#!/bin/sh
# Reads one message from a mail server, as it comes in: a bounce, a complaint, a reply, an
# unsubscribe mail. For the .forward of the bounce address (samples/forward), or for a transport of
# Postfix (samples/postfix-master.cf).
#
# Change the two lines below. Whatever goes wrong, the message stays with the mail server, which
# tries again later (75 is EX_TEMPFAIL of sysexits.h): nothing is bounced back to who wrote.
set -eu

PATH=/opt/outlay/bin:/usr/bin:/bin
OUTLAY_DB=/var/lib/outlay/outlay.db
export PATH OUTLAY_DB

outlay inbox --quiet - >/dev/null || exit 75
