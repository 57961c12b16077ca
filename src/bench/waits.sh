# Asks what waits: questions about a million recipients in 20 campaigns, who have their first email
# and wait for the second, with three million entries in the ledger; and puts a million into one
# campaign and takes them out again. Prints the medians and how far they are above the floor, which
# is `filter --count` on an empty database. ROUNDS says how often each question is asked (3 unless
# said); an upload and a deletion once.
# Needs python3 and GNU time, and 4 GB of disk.
#
#   sh waits.sh CHECKOUT [RECIPIENTS]
#
#   BENCH_DIR   keeps the database there and uses what is there already
set -eu

here=$1
. "$here/src/bench/common.sh"
messages=${2:-1000000}
rounds=${ROUNDS:-3}
outlay=$here/bin/outlay
campaigns=20

main() {
    require python3 python3
    require /usr/bin/time time
    if [ -n "${BENCH_DIR-}" ]; then
        mkdir -p "$BENCH_DIR"
        cd "$BENCH_DIR"
        rm -f ./*.times
    else
        tmp=$(mktemp -d)
        trap 'rm -rf "$tmp"' EXIT
        trap 'exit 130' INT
        trap 'exit 143' TERM
        cd "$tmp"
    fi
    export XDG_CONFIG_HOME="$PWD" OUTLAY_TRANSPORT="maildir:$PWD/sent" OUTLAY_DB="$PWD/waits.db"
    [ -e ready ] || prepare
    ask floor filter --count --db empty.db
    ask balance credits balance
    ask status status
    ask forecast forecast --days 365
    pace 1
    ask gap forecast --days 365
    pace 0
    ask send send
    ask recipients recipients campaign7 --status bounced --json
    ask why why "ann.lee$((messages / 2))@host.example"
    ask log credits log --limit 10
    ask detail credits log --limit 10 --detail
    ask check credits check
    rounds=1
    # In a copy: whoever asks again finds everything as it was.
    rm -f big.db*
    cp waits.db big.db
    ask upload upload big --leads "$messages" --db big.db
    ask delete delete campaign big --yes --db big.db
    rm -f big.db*
    report
}

prepare() {
    rm -f waits.db* empty.db*
    awk -v n="$messages" 'BEGIN {
        print "email,first_name,company,country,part"
        for (i = 1; i <= n; i++)
            printf "ann.lee%d@host.example,Ann%d,Company %d,DE,%d\n", i, i, i % 99991, i % 20 + 1
    }' | "$outlay" import - -q >/dev/null
    echo email | "$outlay" import - --db empty.db -q >/dev/null
    "$outlay" credits buy $((messages * 4)) >/dev/null
    cat >campaign.json <<-END
		{"from": "Sam Lee <sam@sender.example>", "postalAddress": "1 Quay Street, Bristol",
		 "unsubscribe": {"mailto": "unsubscribe@sender.example"},
		 "steps": [{"subject": "Shift planning at {{ company }}", "text": "$here/samples/step1.txt"},
		           {"afterDays": 4, "text": "$here/samples/step1.txt"}]}
	END
    "$outlay" campaign create before --file campaign.json >/dev/null
    "$outlay" upload before --leads $((messages / 2)) >/dev/null
    "$outlay" delete campaign before --yes >/dev/null
    part=1
    while [ $part -le $campaigns ]; do
        "$outlay" campaign create "campaign$part" --file campaign.json >/dev/null
        "$outlay" upload "campaign$part" --field "part=$part" --leads "$messages" >/dev/null
        "$outlay" campaign start "campaign$part" >/dev/null
        part=$((part + 1))
    done
    "$outlay" campaign create big --file campaign.json >/dev/null
    python3 "$here/src/bench/history.py" waits.db 100
    "$outlay" credits check
    : >ready
}

pace() {
    part=1
    while [ $part -le $campaigns ]; do
        "$outlay" campaign update "campaign$part" --gap-seconds "$1" >/dev/null
        part=$((part + 1))
    done
}

ask() {
    name=$1
    shift
    round=1
    while [ $round -le $rounds ]; do
        /usr/bin/time -a -o "$name.times" -f '%e %M' "$outlay" "$@" >answer
        round=$((round + 1))
    done
    names="${names-} $name"
}

report() {
    printf '%s recipients in %s campaigns, %s ledger entries\n' "$messages" "$campaigns" \
        "$("$outlay" credits log --json | tr '{' '\n' | tail -n 1 | sed 's/.*"id":\([0-9]*\).*/\1/')"
    for name in $names; do
        awk -v name="$name" -v seconds="$(median "$name")" -v floor="$(median floor)" '
            $2 > peak { peak = $2 }
            END { printf "%-10s %6.2f s  %6.2f s above the floor  %4d MB at most\n",
                         name, seconds, seconds - floor, peak / 1024 }' "$name.times"
    done
}

main
