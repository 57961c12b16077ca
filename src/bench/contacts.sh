#!/bin/sh
# Measures the work with contacts at one size, or at several to see how it grows, in turn with what
# a peer needs for the same: a bare JVM, sqlite3, DuckDB. Times are those of whole processes, start
# included, and medians; the floor is `filter --count` on an empty database.
#
#   sh contacts.sh CHECKOUT [ROWS]...
#
#   BENCH_DIR   keeps rows and databases there and uses what is there already; the import is
#               measured only when ours.db or peer.db is not
#   ROUNDS      how often each command is measured (5); an import once from 5 million rows on
#
# Needs sqlite3 and GNU time, Maven to fetch DuckDB, and 1.5 GB of disk for each million rows.
set -eu

here=$1
. "$here/src/bench/common.sh"
shift
[ $# -gt 0 ] || set -- 1000000
rounds=${ROUNDS:-5}
outlay=$here/bin/outlay

main() {
    require sqlite3 sqlite3
    require /usr/bin/time time
    if [ -n "${BENCH_DIR-}" ]; then
        mkdir -p "$BENCH_DIR"
        top=$(cd "$BENCH_DIR" && pwd -P)
    else
        top=$(mktemp -d)
        trap 'rm -rf "$top"' EXIT
        trap 'exit 130' INT
        trap 'exit 143' TERM
    fi
    prepare
    for rows in "$@"; do
        open_folder
        measure_all
        report
    done
    if [ $# -gt 1 ]; then growth "$1" "$rows"; fi
}

prepare() {
    export XDG_CONFIG_HOME="$top/config"
    (cd "$here" && mvn -B -q -Pbench dependency:build-classpath \
        -DincludeArtifactIds=duckdb_jdbc -Dmdep.outputFile="$top/duckdb") >&2
    duck_classes=$top/classes:$(cat "$top/duckdb")
    javac -d "$top/classes" "$here"/src/bench/*.java
    rm -f "$top/empty.db"
    echo email | "$outlay" import - --db "$top/empty.db" -q >/dev/null
    rm -rf "$top/times"
}

open_folder() {
    mkdir -p "$top/$rows" "$top/times/$rows"
    cd "$top/$rows"
    times=$top/times/$rows
    needed=$((rows * 3 / 2000))
    free=$(df -Pm . | awk 'NR == 2 { print $4 }')
    if [ ! -e rows.csv ] && [ "$free" -lt $needed ]; then
        echo "bench: $rows rows need $needed MB of disk; $top has $free MB" >&2
        exit 1
    fi
    export OUTLAY_DB="$top/$rows/ours.db"
}

# --- What is measured -------------------------------------------------------------------------

measure_all() {
    if [ ! -e rows.csv ]; then
        note "making $rows rows"
        java -cp "$top/classes" Rows "$rows" >rows.new
        mv rows.new rows.csv
    fi
    imports
    peers
    several starts
    several counts
    several lists
    several exports
    uploads
    others
}

several() {
    note "$rows rows: $1"
    round=1
    while [ $round -le "$rounds" ]; do
        "$1"
        round=$((round + 1))
    done
}

imports() {
    if [ -e ours.db ] && [ -e peer.db ]; then return; fi
    note "$rows rows: import"
    round=1
    while [ $round -le $((rows < 5000000 ? 3 : 1)) ]; do
        rm -f ours.db* peer.db*
        sync
        measure import "$outlay" import rows.csv --no-progress
        sync
        measure import-sqlite3 sqlite3 peer.db ".read $here/src/bench/import.sql"
        round=$((round + 1))
    done
}

# Gives the peers what else makes them fast; that is not measured.
peers() {
    if [ ! -e peer.ready ] || [ peer.db -nt peer.ready ]; then
        note "$rows rows: statistics and full-text index of sqlite3"
        sqlite3 peer.db ".read $here/src/bench/words.sql"
        touch peer.ready
    fi
    if [ ! -e duck.db ]; then
        note "$rows rows: loading DuckDB"
        java -cp "$duck_classes" Duck duck.db "CREATE TABLE contact AS SELECT * REPLACE (string_split(technologies, ';') AS technologies)
              FROM read_csv('rows.csv', all_varchar = true)"
    fi
}

starts() {
    # The flags of bin/outlay, without its archive of our classes.
    measure java java -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -XX:-UsePerfData \
        -Xshare:auto -XX:+UseTransparentHugePages -XX:+UnlockDiagnosticVMOptions \
        -XX:ArchiveRelocationMode=0 -Xlog:disable -Xmx384m -XX:TieredStopAtLevel=1 \
        -cp "$top/classes" Hello
    measure start "$outlay" credits balance --db "$top/empty.db"
    measure floor "$outlay" filter --count --db "$top/empty.db"
    measure floor-sqlite3 sqlite3 "$top/none.db" 'SELECT 1'
}

counts() {
    from='SELECT count(*) FROM contact WHERE'
    words='SELECT count(*) FROM words WHERE words MATCH'
    same selective "$from industry = 'Automotive' AND country = 'Germany' AND seniority = 'VP'" \
        --industry automotive --country germany --seniority vp
    same broad "$from country = 'United States'" --country 'united states'
    same size "$from country IN ('Germany', 'France') AND employees IN ('51-200', '201-500')" \
        --country germany --country france --employees 51-500
    count title "$words 'title: head AND title: sales'" \
        "$from title ILIKE '%head%' AND title ILIKE '%sales%'" --title 'sales head'
    without_full_text title \
        "$from title LIKE '%head%' AND title LIKE '%sales%'"
    same exclusion "$from industry = 'Software' AND country <> 'United States' AND seniority <> 'Entry'" \
        --industry software --not-country 'united states' --not-seniority entry
    count technology "$words 'technologies: salesforce'" \
        "$from list_contains(technologies, 'Salesforce')" --technology salesforce
    without_full_text technology \
        "$from ';' || technologies || ';' LIKE '%;salesforce;%'"
}

# Thirty counts in one process: as a script asks for its segments.
lists() {
    [ -e thirty.sql ] || thirty
    measure thirty "$outlay" batch thirty.batch
    mv output thirty.ours
    measure thirty-sqlite3 sqlite3 peer.db ".read thirty.sql"
    agrees thirty "$(cat thirty.ours)"
    measure thirty-duckdb java -cp "$duck_classes" Duck duck.db "$(cat thirty.sql)" seconds
    agrees thirty "$(cat thirty.ours)"
    cat seconds >>"$times/thirty-duckdb-query"
}

thirty() {
    rm -f thirty.batch
    for country in 'United States' India 'United Kingdom' Germany France Brazil Canada Spain Italy \
        Netherlands; do
        printf "SELECT count(*) FROM contact WHERE country = '%s';\n" "$country" >&3
        printf "SELECT count(*) FROM contact WHERE country = '%s' AND industry = 'Software';\n" \
            "$country" >&3
        printf "SELECT count(*) FROM contact WHERE country = '%s' AND seniority IN ('VP', 'Head')" \
            "$country" >&3
        printf " AND department <> 'Legal';\n" >&3
        cat >>thirty.batch <<-END
			filter --count --country "$country"
			filter --count --country "$country" --industry software
			filter --count --country "$country" --seniority vp --seniority head --not-department legal
		END
    done 3>thirty.sql
}

# The same count by the best of the nine indexes, once: it takes long.
without_full_text() {
    [ ! -e "$times/$1-plain" ] || return 0
    measure "$1-plain" sqlite3 peer.db "$2"
    agrees "$1" "$ours"
}

# One statement does for both peers.
same() {
    sql=$2
    case=$1
    shift 2
    count "$case" "$sql" "$sql" "$@"
}

count() {
    case=$1
    sqlite=$2
    duck=$3
    shift 3
    measure "$case" "$outlay" filter --count "$@"
    ours=$(cat output)
    measure "$case-sqlite3" sqlite3 peer.db "$sqlite"
    agrees "$case" "$ours"
    measure "$case-duckdb" java -cp "$duck_classes" Duck duck.db "$duck" seconds
    agrees "$case" "$ours"
    cat seconds >>"$times/$case-duckdb-query"
}

agrees() {
    [ "$(cat output)" = "$2" ] || {
        echo "bench: $1: Outlay counts $2, a peer $(cat output)" >&2
        exit 1
    }
}

exports() {
    rm -f ours.csv peer.csv
    measure export "$outlay" filter --department sales --csv ours.csv
    measure export-sqlite3 sqlite3 -csv -header peer.db '.once peer.csv' \
        "SELECT * FROM contact WHERE department = 'Sales'"
}

# Each round has campaigns of its own.
uploads() {
    printf 'Dear {{ first_name }}\n' >text.txt
    "$outlay" credits buy $((rounds * 102000)) -q >/dev/null
    session=$(date +%s)
    several upload
}

upload() {
    small=small-$session-$round
    large=large-$session-$round
    for campaign in "$small" "$large"; do
        "$outlay" campaign create "$campaign" --from a@b.example --subject Hi --text text.txt \
            --not-commercial -q >/dev/null
    done
    measure upload-2000 "$outlay" upload "$small" --country germany --leads 2000
    measure upload-100000 "$outlay" upload "$large" --seniority senior --leads 100000
    measure recipients "$outlay" recipients "$large" --csv recipients.csv
    measure removal "$outlay" delete contacts --campaign "$large" --unsent --yes
}

# Their memory matters, not their time.
others() {
    note "$rows rows: memory of other commands"
    someone=$(sed -n '2s/,.*//p' rows.csv)
    for command in 'filter' 'filter --facets country --facets company' "why $someone" \
        'suppress add @c0.example --dry-run' 'suppress add @c1.example' \
        'delete contacts --country germany --dry-run' 'status' 'credits log' 'credits check' \
        'doctor' 'backup copy.db' 'doctor --rebuild-index'; do
        rm -f copy.db
        # shellcheck disable=SC2086 # a command of several words
        measure other "$outlay" $command
        printf '%s %s\n' "$(tail -n 1 "$times/other")" "$command" >>"$times/others"
    done
    rm -f copy.db
}

# --- How it is measured -----------------------------------------------------------------------

# Runs a command and notes its seconds and its peak memory in MB under a key.
measure() {
    key=$1
    shift
    started=$(date +%s%N)
    /usr/bin/time -f %M -o memory "$@" >output 2>errors || {
        echo "bench: this failed: $*" >&2
        cat errors >&2
        exit 1
    }
    ended=$(date +%s%N)
    awk -v ns=$((ended - started)) '{ printf "%.4f %d\n", ns / 1e9, $1 / 1024 }' memory >>"$times/$key"
}

note() { printf 'bench: %s\n' "$1" >&2; }

# --- The table --------------------------------------------------------------------------------

report() {
    printf '\n%s rows of 17 columns, %d MB; medians of %d rounds; the floor is %s s\n\n' "$rows" \
        $(($(wc -c <rows.csv) / 1000000)) "$rounds" "$(median_of floor)"
    echo '| work | Outlay | above floor | memory | peer | ratio | reach | met |'
    echo '|---|---|---|---|---|---|---|---|'
    entry 'start: `credits balance`' start 'bare JVM' java 3.5 - 300
    entry 'import, index included' import 'sqlite3, 9 indexes' import-sqlite3 1 - 700
    # Where there is little to search, nothing can make up for the start of a JVM.
    faster=$([ "$rows" -ge 10000000 ] && echo 1 || echo -)
    for case in selective broad size title exclusion technology; do
        entry "count: $case" $case sqlite3 $case-sqlite3 "$faster" 0.35 300
        [ ! -e "$times/$case-plain" ] ||
            entry "count: $case" $case 'sqlite3 without full text' $case-plain "$faster" 0.35 300
        entry "count: $case" $case "DuckDB, its query $(median_of $case-duckdb-query) s" $case-duckdb - - -
    done
    entry '30 counts in one process' thirty sqlite3 thirty-sqlite3 "$faster" 1.5 300
    entry '30 counts in one process' thirty \
        "DuckDB, its queries $(median_of thirty-duckdb-query) s" thirty-duckdb - - -
    entry 'export of one lead in 8' export 'sqlite3 -csv' export-sqlite3 "$faster" - 300
    entry 'upload of 2,000' upload-2000 - - - 2 300
    entry 'upload of 100,000' upload-100000 - - - 10 300
    entry 'recipients of 100,000' recipients - - - - 300
    entry 'removal of 100,000' removal - - - - 300
    while IFS=' ' read -r seconds memory command; do
        printf '| %s | %.2f s | | %d MB | | | %s | %s |\n' "$command" "$seconds" "$memory" \
            '<= 300 MB' "$([ "$memory" -le 300 ] && echo yes || echo NO)"
    done <"$times/others"
}

# Prints one row: WORK KEY PEER PEER-KEY, then the reach: at most so many times the peer, seconds
# above the floor, MB of memory; each of them may be -.
entry() {
    [ -e "$times/$2" ] || return 0
    peer=-
    if [ -e "$times/$4" ]; then peer=$(median_of "$4"); fi
    echo "$(median_of "$2") $(median_of "$2" 2) $peer $(median_of floor) $5 $6 $7" |
        awk -v work="$1" -v peer="$3" '
            function reach(most, is, text) {
                if (most == "-") return
                reached = reached (reached == "" ? "" : ", ") text
                if (is > most) met = "NO"
            }
            {
                met = $5 $6 $7 == "---" ? "" : "yes"
                reach($5, $1 / ($3 == "-" ? 1 : $3), "<= " $5 "x")
                reach($6, $1 - $4, "<= " $6 " s above floor")
                reach($7, $2, "<= " $7 " MB")
                printf "| %s | %.3f s | %.3f s | %d MB |", work, $1, $1 - $4, $2
                if ($3 == "-") printf " | |"
                else printf " %s: %.3f s | %.2f |", peer, $3, $1 / $3
                printf " %s | %s |\n", reached, met
            }'
}

# The median of what was measured under a key: seconds, or with 2 the memory.
median_of() {
    sort -n -k "${2:-1}" "$times/$1" |
        awk -v column="${2:-1}" '{ value[NR] = $column } END { print value[int((NR + 1) / 2)] }'
}

# How much dearer everything is with the last number of rows than with the first.
growth() {
    printf '\nFrom %s to %s rows, %d times as many:\n\n' "$1" "$2" $(($2 / $1))
    echo '| work | time | times as dear |'
    echo '|---|---|---|'
    for key in floor import selective broad size title exclusion technology thirty export upload-2000 \
        upload-100000 recipients removal; do
        if [ ! -e "$top/times/$1/$key" ] || [ ! -e "$top/times/$2/$key" ]; then continue; fi
        times=$top/times/$1
        small=$(median_of $key)
        times=$top/times/$2
        echo "$small $(median_of $key)" |
            awk -v key=$key '{ printf "| %s | %.3f s, %.3f s | %.1f |\n", key, $1, $2, $2 / $1 }'
    done
}

main "$@"
