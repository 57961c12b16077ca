#!/bin/sh
# Proves the ledger, keeps a copy of the database for each of the last days, and proves the copy:
#
#   nightly-backup.sh FOLDER [DAYS]
#
# The copies are FOLDER/outlay-2026-03-02.db; the head of the ledger at that time lies beside each, as
# outlay-2026-03-02.head, and may be kept elsewhere: it proves later that nothing was changed since.
# A copy that is not whole never gets a name, and the older ones go only after a new one is there.
# OUTLAY_DB names the database. Prints nothing when all is well; cron mails the rest.
set -eu

folder=${1:?usage: nightly-backup.sh FOLDER [DAYS]}
days=${2:-14}
case $days in '' | 0 | *[!0-9]*)
    echo "$0: DAYS is $days; write a number of days" >&2
    exit 2
    ;;
esac
PATH=${0%/*}/../bin:$PATH
umask 077

copy=$folder/outlay-$(date +%F).db
part=$folder/.unfinished.db
head=${copy%.db}.head
trap 'rm -f "$part" "$part-wal" "$part-shm"' EXIT

outlay credits check
# Of before, so that the copy has all of it.
mark=$(outlay credits head)
outlay backup --quiet "$part" >/dev/null
outlay doctor --quiet --db "$part" >/dev/null
outlay credits check --head "$mark" --db "$part"
printf '%s\n' "$mark" >"$head"
mv "$part" "$copy"

# By their names, which sort as their days do; other files stay.
old=$(find "$folder" -maxdepth 1 -type f -name 'outlay-????-??-??.db' | sort -r | tail -n +"$((days + 1))")
printf '%s\n' "$old" | while IFS= read -r file; do
    [ -z "$file" ] || rm -f "$file" "${file%.db}.head"
done
