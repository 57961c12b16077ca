#!/usr/bin/env bash
# Proves the packages, as root: builds them in two folders, which has to give the same files, installs
# the Debian package into a system with nothing but Debian's base in it, and goes through it there as
# a stranger would (src/dist/stranger.sh). Needs debootstrap, zsh and fish.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

main() {
    scratch=$(mktemp -d)
    trap clear_up EXIT
    build_twice
    read_completions
    make_clean_root
    visit
}

clear_up() {
    umount "$scratch/root/proc" 2>/dev/null || true
    rm -rf "$scratch"
}

build_twice() {
    rm -f target/*.deb target/*.tar.gz
    mvn -B -q package -Pdist
    mkdir "$scratch/another"
    tar -c --exclude=./target --exclude=./.git . | tar -x -C "$scratch/another"
    (cd "$scratch/another" && mvn -B -q package -Pdist)
    for package in target/*.deb target/*.tar.gz; do
        compare "$package" "$scratch/another/$package"
        [ "$(stat -c %s "$package")" -le 90000000 ]
    done
    rm -rf "$scratch/another"
}

# Where nobody may give Java's threads a fixed order (chrt), the archive of classes may be another one each
# time, and larger or smaller by some pages (decision D164): then all else has to be the same still.
compare() {
    cmp -s "$1" "$2" && return
    rm -rf "$scratch/one" "$scratch/two"
    unpack "$1" "$scratch/one"
    unpack "$2" "$scratch/two"
    diff -r --no-dereference --exclude=classes.jsa --exclude=md5sums \
        --ignore-matching-lines='^Installed-Size: ' "$scratch/one" "$scratch/two"
    diff <(list "$1") <(list "$2")
    echo "$1: the same but for the archive of classes"
    rm -rf "$scratch/one" "$scratch/two"
}

unpack() {
    mkdir "$2"
    case $1 in
        *.deb) dpkg-deb -R "$1" "$2" ;;
        *) tar -xzf "$1" -C "$2" ;;
    esac
}

# Names, modes, owners, sizes and times.
list() {
    case $1 in
        *.deb) dpkg-deb -c "$1" ;;
        *) tar -tvzf "$1" ;;
    esac | grep -v classes.jsa
}

read_completions() {
    dpkg-deb -x target/*.deb "$scratch/files"
    bash -n "$scratch/files/usr/share/bash-completion/completions/outlay"
    zsh -n "$scratch/files/usr/share/zsh/vendor-completions/_outlay"
    fish --no-execute "$scratch/files/usr/share/fish/vendor_completions.d/outlay.fish"
}

make_clean_root() {
    local log=$scratch/debootstrap.log
    debootstrap --variant=minbase bookworm "$scratch/root" >"$log" || {
        cat "$log" >&2
        return 1
    }
    mount -t proc proc "$scratch/root/proc"
}

visit() {
    cp target/*.deb target/*.tar.gz src/dist/stranger.sh "$scratch/root/tmp"
    chroot "$scratch/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        bash /tmp/stranger.sh
}

main
