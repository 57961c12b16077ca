#!/bin/sh
# Takes one-click unsubscribes (RFC 8058): "unsubscribe": {"url": "https://.../unsubscribe.cgi"} in
# campaign.json. Mail programs POST; who clicks the link in the text comes by GET, and is shown a
# button that posts. Tokens are added to a file, from which cron takes them:
#
#   */5 * * * * outlay inbox --quiet --tokens /var/lib/outlay/unsubscribes
#
# Change the file's name. It has to be there, and the web server must be able to write it; it needs no
# access to the database:
#
#   install -o www-data -g outlay -m 640 /dev/null /var/lib/outlay/unsubscribes
#
# What has not the form of a token is not kept. Nobody learns whether a token is one of ours.
set -eu

LC_ALL=C
export LC_ALL

tokens=${OUTLAY_TOKENS:-/var/lib/outlay/unsubscribes}

answer() {
    printf 'Status: %s\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n' "$1"
    printf "Content-Security-Policy: default-src 'none'; form-action 'self'\r\n"
    [ -z "${3-}" ] || printf '%s\r\n' "$3"
    printf '\r\n<!doctype html><title>Unsubscribe</title><p>%s</p>\n' "$2"
    exit 0
}

# ol and 24 letters or digits, whatever is around them.
token=$(printf '%s' "${QUERY_STRING-}" | head -c 1000 | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9' '\n' | grep -Ex 'ol[a-z2-7]{24}' | head -n 1) || true

case ${REQUEST_METHOD-} in
    POST)
        [ -n "$token" ] || answer '400 Bad Request' 'This link is not complete. Please write to us.'
        # One write of a short line: those of others do not come in between.
        printf '%s\n' "$token" >>"$tokens" 2>/dev/null ||
            answer '503 Service Unavailable' 'Please try again later, or write to us.' 'Retry-After: 600'
        answer '200 OK' 'You will hear no more from us.'
        ;;
    GET) answer '200 OK' '<form method=post><button>Unsubscribe</button></form>' ;;
    HEAD) answer '200 OK' '' ;;
    *) answer '405 Method Not Allowed' 'Only GET and POST.' 'Allow: GET, HEAD, POST' ;;
esac
