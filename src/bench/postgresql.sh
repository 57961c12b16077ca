# Runs the same commands on a file, on a PostgreSQL server, and on that server behind a network that
# takes 1 ms each way, and prints what each needs and how often it waited for an answer. The server
# is a private one in a temporary folder, with the settings that PostgreSQL comes with. Times are
# those of whole processes; those of questions are medians, of changes those of one run each.
# Needs PostgreSQL's programs, a JDK and node.
#
#   sh postgresql.sh CHECKOUT [ROWS]
#
#   ROUNDS       how often each question is asked (5)
#   MESSAGES     how many emails leave (5000)
#   CONNECTIONS  over how many connections (20)
#   MILLIS       what the network takes each way (1)
set -eu

here=$1
. "$here/src/bench/common.sh"
rows=${2:-1000000}
rounds=${ROUNDS:-5}
messages=${MESSAGES:-5000}
connections=${CONNECTIONS:-20}
millis=${MILLIS:-1}
uploaded=20000
outlay=$here/bin/outlay
programs=$(find /usr/lib/postgresql -name bin 2>/dev/null | sort -V | tail -n 1)

main() {
    export PATH="$PATH:$programs"
    require initdb postgresql
    require node nodejs
    tmp=$(mktemp -d)
    sink=
    trap 'stop; rm -rf "$tmp"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    cd "$tmp"
    mkdir times
    export XDG_CONFIG_HOME="$tmp"
    javac -d "$tmp/classes" "$here/src/bench/Rows.java" "$here/src/bench/Wire.java"
    java -cp classes Rows "$rows" >rows.csv
    begin_server
    campaigns
    for place in file server network; do
        note "$place"
        work
    done
    report
}

# --- The server -------------------------------------------------------------------------------

begin_server() {
    mkdir server
    if [ "$(id -u)" = 0 ]; then
        chmod 711 "$tmp"
        chown postgres server
    fi
    as_postgres initdb -D "$tmp/server/data" -A trust -U outlay -E UTF8 --locale=C >/dev/null
    port=$(node -e 'const free = require("net").createServer();
        free.listen(0, () => { console.log(free.address().port); free.close(); })')
    as_postgres pg_ctl -w -D "$tmp/server/data" -l "$tmp/server/log" \
        -o "-p $port -k $tmp/server -c listen_addresses=127.0.0.1" start >/dev/null
    for name in server network; do
        createdb -h 127.0.0.1 -p "$port" -U outlay "$name"
    done
}

# The server's programs refuse to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

stop() {
    [ -z "$sink" ] || kill "$sink"
    [ ! -e server/data/postmaster.pid ] ||
        as_postgres pg_ctl -D "$tmp/server/data" -m immediate stop >/dev/null
}

# --- What is measured -------------------------------------------------------------------------

campaigns() {
    cat >campaign.json <<-END
		{"from": "Sam Lee <sam@sender.example>", "replyTo": "sam@sender.example",
		 "bounceAddress": "bounces@sender.example", "postalAddress": "1 Quay Street, Bristol",
		 "unsubscribe": {"url": "https://sender.example/unsubscribe"},
		 "steps": [{"subject": "Shift planning at {{ company | default: \"work\" }}",
		            "text": "$here/samples/step1.txt", "html": "$here/samples/step1.html"}]}
	END
}

work() {
    measure import import rows.csv --no-progress
    several balance credits balance
    several count-value filter --count --country 'united states'
    several count-several filter --count --industry automotive --country germany --seniority vp
    several count-size filter --count --country germany --country france --employees 51-500
    several count-title filter --count --title 'sales head'
    several count-without filter --count --industry software --not-country 'united states' \
        --not-seniority entry
    run credits buy $((uploaded + messages))
    run campaign create large --file campaign.json
    run campaign create sent --file campaign.json
    measure upload upload large --leads $uploaded
    run upload sent --leads "$messages"
    send
}

several() {
    round=1
    while [ $round -le "$rounds" ]; do
        measure "$@"
        round=$((round + 1))
    done
}

# Runs a command at the place whose turn it is; a network tells how long it took, with which trips.
run() {
    case $place in
        file) OUTLAY_DB="$tmp/outlay.db" "$outlay" "$@" ;;
        server) OUTLAY_DB=postgresql://outlay@127.0.0.1:$port/server "$outlay" "$@" ;;
        network) java -cp classes Wire "$port" "$millis" network wire "$outlay" "$@" ;;
    esac >output
}

measure() {
    key=$place-$1
    shift
    started=$(date +%s%N)
    run "$@"
    ended=$(date +%s%N)
    if [ "$place" = network ]; then
        cat wire
    else
        awk -v ns=$((ended - started)) 'BEGIN { printf "%.3f\n", ns / 1e9 }'
    fi >>"times/$key.times"
}

# To a new mail server, which tells how many it took of how many.
send() {
    rm -f sink.out
    node "$here/src/bench/sink.js" >sink.out &
    sink=$!
    until [ -s sink.out ]; do sleep 0.1; done
    measure send send sent --connections "$connections" --validate syntax \
        --transport "smtp://127.0.0.1:$(cat sink.out)"
    kill "$sink"
    wait "$sink" || true
    sink=
    taken=$(tail -n 1 sink.out)
    [ "$taken" = "$messages $messages" ] || {
        echo "bench: $place: '$taken' emails instead of $messages" >&2
        exit 1
    }
}

note() { printf 'bench: %s rows: %s\n' "$rows" "$1" >&2; }

# --- The table --------------------------------------------------------------------------------

report() {
    printf '%s contacts; questions: medians of %s; trips: how often the last one waited\n\n' \
        "$rows" "$rounds"
    printf '| work | file | server | server, %s ms each way | trips | the network adds |\n' \
        "$millis"
    echo '|---|---|---|---|---|---|'
    line 'start: `credits balance`' balance
    line 'count: a value' count-value
    line 'count: three fields' count-several
    line 'count: two countries and a range of sizes' count-size
    line 'count: words of a title' count-title
    line 'count: with exclusions' count-without
    line 'import, index included' import
    line "upload of $uploaded" upload
    line "\`send\` of $messages over $connections connections" send
    pace
    disk
}

line() {
    awk -v work="$1" -v file="$(middle file "$2")" -v server="$(middle server "$2")" \
        -v network="$(middle network "$2")" -v trips="$(trips "$2")" '
        BEGIN { printf "| %s | %.2f s | %.2f s | %.2f s | %d | %.2f s |\n",
                       work, file, server, network, trips, network - server }'
}

trips() { awk '{ trips = $2 } END { print trips }' "times/network-$1.times"; }

middle() { (cd times && median "$1-$2"); }

pace() {
    awk -v n="$messages" -v file="$(middle file send)" -v server="$(middle server send)" \
        -v network="$(middle network send)" '
        BEGIN { printf "| emails per second | %d | %d | %d | | |\n",
                       n / file, n / server, n / network }'
}

disk() {
    of_server=$(psql -X -A -t -h 127.0.0.1 -p "$port" -U outlay \
        -c 'SELECT pg_database_size(current_database()) / 1000000' server)
    printf '| disk | %s MB | %s MB | | | |\n' \
        $(($(wc -c <"$tmp/outlay.db") / 1000000)) "$of_server"
}

main
