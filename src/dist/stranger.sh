#!/usr/bin/env bash
# What a stranger does with the packages in /tmp, in a system that has no Java. Ends with 0 only when
# all of it went right.
set -euo pipefail
cd /tmp

expect() {
    [[ $2 == "$1" ]] || {
        printf 'stranger.sh: %s should be %q but is %q\n' "$3" "$1" "$2" >&2
        exit 1
    }
}

install_it() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends man-db bash-completion "$(echo /tmp/outlay_*.deb)" >/dev/null
    expect '' "$(command -v java || true)" 'a java here'
    expect "outlay $(dpkg-query -W -f '${Version}' outlay)" "$(outlay --version)-1" version
    expect '' "$(dpkg --verify outlay)" 'what is not as packed'
    expect '' "$(ldd /usr/lib/outlay/bin/java /usr/lib/outlay/lib/sqlite /usr/lib/outlay/lib/server/libjvm.so |
        grep 'not found' || true)" 'libraries that are missing'
    expect 'outlay:700 outlay:700 root:750 root:640' "$(stat -c %U:%a /var/lib/outlay /var/backups/outlay \
        /etc/outlay /etc/outlay/outlay.env | xargs)" 'owners and modes'
}

read_about_it() {
    local page
    for page in /usr/share/man/man1/outlay*.gz; do
        expect '' "$(man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)" "what man says of $page"
    done
    man outlay-upload | grep -q -- --if-short
    man outlay-credits | grep -q 'outlay credits buy'
    # shellcheck disable=SC2016 # for the other shell
    expect upload "$(bash -c '
        . /usr/share/bash-completion/bash_completion
        _completion_loader outlay || true
        COMP_LINE="outlay upl" COMP_POINT=10 COMP_WORDS=(outlay upl) COMP_CWORD=1
        _outlay outlay upl outlay 2>/dev/null
        echo "${COMPREPLY[@]%% *}"')" 'what Tab makes of outlay upl'
}

# As the user whom the services run as, with what libraries find by name only: a calendar of holidays,
# the script of the report, the parser of templates, zones.
use_it() {
    as_outlay='setpriv --reuid outlay --regid outlay --clear-groups env HOME=/var/lib/outlay'
    cd /var/lib/outlay
    export OUTLAY_DB=/var/lib/outlay/outlay.db OUTLAY_TRANSPORT=maildir:/var/lib/outlay/mail
    printf 'email,state\nann@one.example,Bavaria\n' >/tmp/contacts.csv
    # shellcheck disable=SC2016 # Liquid's signs
    printf 'Hello {{ email | split: "@" | first }}\n' >/tmp/hello.txt
    $as_outlay outlay import /tmp/contacts.csv >/dev/null
    $as_outlay outlay credits buy 1 >/dev/null
    printf '{"from":"me@two.example","commercial":false,"schedule":{"timezone":"Europe/Berlin","days":["mon","tue","wed","thu","fri","sat","sun"],"from":"00:00","to":"24:00","holidays":"DE-BY"},"steps":[{"subject":"Hi","text":"hello.txt"}]}' >/tmp/c.json
    $as_outlay outlay campaign create c --file /tmp/c.json >/dev/null
    $as_outlay outlay upload c >/dev/null
    # Not on Epiphany, but on the day after it.
    expect 2027-01-07 "$(OUTLAY_NOW=2027-01-06T09:00:00Z $as_outlay outlay forecast c --json |
        grep -o '"day":"[^"]*"' | cut -d '"' -f 4)" 'the first day that is no holiday'
    $as_outlay outlay send c -q >/dev/null
    expect 1 "$(find /var/lib/outlay/mail -type f | wc -l)" 'emails that left'
    $as_outlay outlay report --html report.html >/dev/null
    grep -q uPlot report.html
    $as_outlay outlay credits check
    $as_outlay /usr/lib/outlay/nightly-backup.sh /var/backups/outlay 14
    sh /usr/share/doc/outlay/bin/demo | tail -n 3
}

# Anywhere, through a link, with the archive of classes in use: the few that are loaded from files are
# those that Java makes as it runs.
move_it() {
    mkdir -p '/opt/some place' /tmp/links
    dpkg-deb -x /tmp/outlay_*.deb '/opt/some place/deb'
    tar -xzf /tmp/outlay-*.tar.gz -C '/opt/some place'
    cd /tmp/links
    local program
    for program in '/opt/some place/deb/usr/bin/outlay' '/opt/some place/'outlay-*/bin/outlay; do
        ln -sf "$program" link
        ln -sf link outlay
        OUTLAY_JAVA_OPTS=-Xlog:class+load:file=/tmp/loaded ./outlay credits balance --db /var/lib/outlay/outlay.db >/dev/null
        expect 1 "$(($(grep -vc 'shared objects file' /tmp/loaded) < 40))" "few classes from files, $program"
    done
}

remove_it() {
    apt-get purge -y -qq outlay >/dev/null 2>&1
    expect '' "$(command -v outlay || true)" 'the program when it is removed'
    expect 1 "$(find /var/lib/outlay/outlay.db | wc -l)" 'the database, which stays'
}

for step in install_it read_about_it use_it move_it remove_it; do
    printf '%s\n' "${step%_it} the package"
    $step
done
