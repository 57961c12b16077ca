# Sends the same campaign with Outlay, with Outlay through four mailboxes that share the connections
# (each has a quarter of them, rounded up: of 10 they have 12), and with nodemailer's pool, to the
# same mail server on loopback, in turn, and prints the medians.
# Times are those of whole processes, start included. ROUNDS says how often (3 unless said).
# Needs node, npm and GNU time; takes nodemailer from the npm registry into a temporary folder.
#
#   sh send.sh CHECKOUT [MESSAGES] [CONNECTIONS]
set -eu

here=$1
. "$here/src/bench/common.sh"
messages=${2:-20000}
connections=${3:-10}
rounds=${ROUNDS:-3}
nodemailer=10.6.0

main() {
    require node nodejs
    require npm npm
    require /usr/bin/time time
    tmp=$(mktemp -d)
    sink=
    trap '[ -z "$sink" ] || kill "$sink"; rm -rf "$tmp"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    cd "$tmp"
    prepare
    round=1
    while [ $round -le $rounds ]; do
        measure outlay
        measure mailboxes
        measure nodemailer
        round=$((round + 1))
    done
    report
}

prepare() {
    awk -v n="$messages" 'BEGIN {
        print "email,first_name,last_name,company,industry,employees"
        for (i = 1; i <= n; i++)
            printf "ann.lee%d@host%d.example,Ann%d,Lee,Company %d,Retail,%d\n", i, i % 997, i, i % 997, i % 500
    }' >contacts.csv
    cat >campaign.json <<-END
		{"from": "Sam Lee <sam@sender.example>", "replyTo": "sam@sender.example",
		 "bounceAddress": "bounces@sender.example", "postalAddress": "1 Quay Street, Bristol",
		 "unsubscribe": {"url": "https://sender.example/unsubscribe"},
		 "steps": [{"subject": "Shift planning at {{ company }}",
		            "text": "$here/samples/step1.txt", "html": "$here/samples/step1.html"}]}
	END
    export XDG_CONFIG_HOME="$tmp" OUTLAY_DB="$tmp/start.db"
    "$here/bin/outlay" credits buy "$messages" >/dev/null
    "$here/bin/outlay" import contacts.csv >/dev/null
    "$here/bin/outlay" campaign create bench --file campaign.json >/dev/null
    cp start.db mailboxes.db
    "$here/bin/outlay" upload bench --leads "$messages" >/dev/null
    spread
    npm install --silent --no-fund --no-audit "nodemailer@$nodemailer" >&2
    cp "$here/src/bench/nodemailer.js" .
}

# The same again for four mailboxes, each with an equal share of the connections, rounded up.
spread() {
    share=$(((connections + 3) / 4))
    export OUTLAY_DB="$tmp/mailboxes.db"
    sed 's/"from": "[^"]*"/"mailboxes": ["ann", "ben", "cleo", "dan"]/' campaign.json >mailboxes.json
    for name in ann ben cleo dan; do
        "$here/bin/outlay" mailbox add "$name" --from "$name@sender.example" >/dev/null
    done
    "$here/bin/outlay" campaign create spread --file mailboxes.json >/dev/null
    "$here/bin/outlay" upload spread --leads "$messages" >/dev/null
}

# Runs one of the three against a new mail server, and makes sure that everybody got one email.
measure() {
    rm -f sink.out
    node "$here/src/bench/sink.js" >sink.out &
    sink=$!
    until [ -s sink.out ]; do sleep 0.1; done
    port=$(cat sink.out)
    case $1 in
        outlay)
            cp start.db run.db
            set -- "$1" "$here/bin/outlay" send bench --db run.db --connections "$connections" \
                --transport "smtp://127.0.0.1:$port" --validate syntax
            ;;
        mailboxes)
            cp mailboxes.db run.db
            set -- "$1" "$here/bin/outlay" send spread --db run.db --connections "$share" \
                --transport "smtp://127.0.0.1:$port" --validate syntax
            ;;
        nodemailer)
            set -- "$1" node nodemailer.js "$port" "$connections" contacts.csv \
                "$here/samples/step1.txt" "$here/samples/step1.html"
            ;;
    esac
    name=$1
    shift
    /usr/bin/time -a -o "$name.times" -f '%e %M' "$@" >"$name.out"
    kill "$sink"
    wait "$sink" || true
    sink=
    taken=$(tail -n 1 sink.out)
    [ "$taken" = "$messages $messages" ] || {
        echo "bench: $name sent '$taken' instead of $messages messages to as many people" >&2
        exit 1
    }
}

report() {
    printf '%s messages, %s connections (four mailboxes: %s), median of %s\n' "$messages" \
        "$connections" $((4 * share)) "$rounds"
    row outlay
    row mailboxes
    row nodemailer
    awk -v one="$(median outlay)" -v four="$(median mailboxes)" -v theirs="$(median nodemailer)" \
        'BEGIN { printf "%-12s %.2f, by four mailboxes %.2f (1 is as fast)\n",
                        "ratio", theirs / one, theirs / four }'
}

main
