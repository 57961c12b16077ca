#!/bin/sh
# bin/bench contacts [ROWS]: start, import, counts and export, against sqlite3 and a bare JVM.
# Needs sqlite3 and GNU time (apt-get install sqlite3 time). Rows are made up with a fixed seed.
set -eu

root=$1
rows=${2:-1000000}
if [ "$root" = peer ]; then
    work=$2
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi
export OUTLAY_DB="$work/ours.db"
outlay=$root/bin/outlay

make_rows() {
    awk -v rows="$rows" 'BEGIN {
        srand(7)
        split("Germany,France,United States,Spain,Poland,Japan,Brazil,India", country, ",")
        split("Sales,Marketing,Software,Data,Finance,Support,Product,Security", area, ",")
        split("Director,Manager,Engineer,Head,Analyst,Lead", role, ",")
        split("1-10,11-50,51-200,201-500,501-1000,1001-5000", size, ",")
        print "email,first_name,last_name,title,seniority,department,company,domain,industry," \
              "employees,revenue,city,state,country,phone,linkedin_url,technologies"
        for (i = 0; i < rows; i++) {
            c = int(rand() * rows / 5); a = area[1 + int(rand() * 8)]
            printf "p%d@c%d.example,First%d,Last%d,%s %s,s%d,%s,Company %d,c%d.example,", \
                i, c, i % 5000, i % 9000, a, role[1 + int(rand() * 6)], i % 6, a, c, c
            printf "Industry %d,%s,%dM,City %d,State %d,%s,+1-555-%07d,https://l.example/in/p%d,", \
                int(rand() * 120), size[1 + int(rand() * 6)], 1 + int(rand() * 900), \
                int(rand() * 3000), int(rand() * 200), country[1 + int(rand() * 8)], i, i
            printf "Tech%d;Tech%d\n", int(rand() * 60), int(rand() * 60)
        }
    }' >"$work/rows.csv"
}

# Prints a label, the wall seconds, the cpu seconds and the peak memory of a command.
measure() {
    label=$1
    shift
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >/dev/null 2>&1
    awk -v label="$label" '{ printf "%-52s %8.2f s %8.2f s cpu %6d MB\n", label, $1, $2 + $3, $4 / 1024 }' \
        "$work/time"
}

peer_import() {
    sqlite3 "$work/peer.db" <<END
.mode csv
.import $work/rows.csv contact
CREATE UNIQUE INDEX by_email ON contact (email);
CREATE INDEX by_title ON contact (title);
CREATE INDEX by_industry ON contact (industry);
CREATE INDEX by_country ON contact (country);
CREATE INDEX by_seniority ON contact (seniority);
CREATE INDEX by_department ON contact (department);
CREATE INDEX by_employees ON contact (employees);
CREATE INDEX by_company ON contact (company);
CREATE INDEX by_domain ON contact (domain);
END
}

main() {
    make_rows
    "$outlay" --version >/dev/null
    measure "import of $rows rows" "$outlay" import "$work/rows.csv"
    measure "  sqlite3: .import and 9 indexes" sh "$0" peer "$work"
    measure 'start: credits balance' "$outlay" credits balance
    measure 'count: one country' "$outlay" filter --count --country germany
    measure '  sqlite3' sqlite3 "$work/peer.db" "SELECT count(*) FROM contact WHERE country = 'Germany'"
    measure 'count: two countries, 51-200 employees' \
        "$outlay" filter --count --country germany --country france --employees 51-200
    measure 'count: words of a title' "$outlay" filter --count --title 'director sales'
    measure '  sqlite3' sqlite3 "$work/peer.db" \
        "SELECT count(*) FROM contact WHERE title LIKE '%sales%' AND title LIKE '%director%'"
    measure 'count: a technology' "$outlay" filter --count --technology tech7
    measure 'export of one country as CSV' "$outlay" filter --country germany --csv "$work/ours.csv"
    measure '  sqlite3 -csv' sqlite3 -csv "$work/peer.db" \
        "SELECT * FROM contact WHERE country = 'Germany'"
    "$outlay" credits buy 2000 -q >/dev/null
    printf 'Dear {{ first_name }}\n' >"$work/text.txt"
    "$outlay" campaign create bench --from a@b.example --subject Hi --text "$work/text.txt" \
        --not-commercial -q >/dev/null
    measure 'upload of 2000 leads' "$outlay" upload bench
}

# A shell function cannot be timed: the peer's import runs as this script again.
if [ "$root" = peer ]; then peer_import; else main; fi
