# Reads an mbox of mixed messages with Outlay: bounces, answers, vacations, complaints, requests, each
# with a token of 20000 emails that were sent before, and what else comes to such an address. Its peer
# is Python's mailbox and email, which parse the same messages and decide nothing. Prints the medians;
# times are those of whole processes, start included. ROUNDS says how often (3 unless said).
# Needs a JDK, python3 and GNU time.
#
#   sh inbox.sh CHECKOUT [MESSAGES]
set -eu

here=$1
. "$here/src/bench/common.sh"
messages=${2:-100000}
sent=20000
rounds=${ROUNDS:-3}

main() {
    require python3 python3
    require /usr/bin/time time
    tmp=$(mktemp -d)
    trap 'rm -rf "$tmp"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    cd "$tmp"
    prepare
    round=1
    while [ $round -le $rounds ]; do
        cp start.db run.db
        measure outlay "$here/bin/outlay" inbox --db run.db mbox --json
        measure classify "$here/bin/outlay" inbox --classify mbox
        measure python python3 -c 'import email, mailbox
for message in mailbox.mbox("mbox", email.message_from_binary_file): message.get_content_type()'
        round=$((round + 1))
    done
    cat outlay.out
    printf '%s messages, %s MB, median of %s\n' "$messages" "$(du -m mbox | cut -f 1)" "$rounds"
    row outlay
    row classify
    row python
}

prepare() {
    awk -v n="$sent" 'BEGIN {
        print "email,first_name,company"
        for (i = 1; i <= n; i++) printf "ann.lee%d@host%d.example,Ann%d,Company %d\n", i, i, i % 997, i
    }' >contacts.csv
    cat >campaign.json <<-END
		{"from": "Sam Lee <sam@sender.example>", "replyTo": "sam@sender.example",
		 "bounceAddress": "bounces@sender.example", "postalAddress": "1 Quay Street, Bristol",
		 "unsubscribe": {"url": "https://sender.example/unsubscribe"},
		 "steps": [{"subject": "Shift planning at {{ company }}", "text": "$here/samples/step1.txt"}]}
	END
    export XDG_CONFIG_HOME="$tmp" OUTLAY_DB="$tmp/start.db"
    "$here/bin/outlay" credits buy "$sent" >/dev/null
    "$here/bin/outlay" import contacts.csv >/dev/null
    "$here/bin/outlay" campaign create bench --file campaign.json >/dev/null
    "$here/bin/outlay" upload bench --leads "$sent" >/dev/null
    "$here/bin/outlay" send bench --transport "maildir:$tmp/sent" >/dev/null
    grep -rhE '^(Return-Path|Delivered-To):' sent/new |
        sed 's/^Return-Path: <bounces+\(.*\)@.*/\1/; s/^Delivered-To: //' | paste -d ' ' - - |
        sort >tokens
    rm -r sent
    java "$here/src/bench/Mail.java" "$messages" <tokens >mbox
}

measure() {
    name=$1
    shift
    /usr/bin/time -a -o "$name.times" -f '%e %M' "$@" >"$name.out"
}

main
