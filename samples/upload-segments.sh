#!/bin/sh
# Uploads the segments of a list into a campaign, one after the other:
#
#   upload-segments.sh CAMPAIGN [SEGMENTS.tsv]
#
# Safe to run again: each segment has a key, and an upload whose key is known is not repeated. When
# the credits do not cover a whole segment, nothing of it is uploaded and the script ends with 6;
# buy some and run it again.
set -u

campaign=${1:?usage: upload-segments.sh CAMPAIGN [SEGMENTS.tsv]}
here=${0%/*}
segments=${2:-$here/segments.tsv}
PATH=$here/../bin:$PATH
tab=$(printf '\t')

while IFS=$tab read -r segment leads industry country employees; do
    case $segment in '' | segment | '#'*) continue ;; esac
    set --
    [ "$industry" = - ] || set -- "$@" --industry "$industry"
    [ "$country" = - ] || set -- "$@" --country "$country"
    [ "$employees" = - ] || set -- "$@" --employees "$employees"

    echo "$segment:"
    outlay upload "$campaign" --leads "$leads" --if-short refuse --key "$campaign/$segment" "$@" </dev/null
    status=$?
    case $status in
        0) ;;
        6)
            echo "$0: out of credits at $segment; run 'outlay credits buy N', then this again" >&2
            exit 6
            ;;
        *) exit $status ;;
    esac
done <"$segments"
