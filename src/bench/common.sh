# What the benchmarks share. Sourced by them; messages is how many they measure with.

require() {
    command -v "$1" >/dev/null || {
        echo "bench: $1 is missing; install it with: sudo apt-get install $2" >&2
        exit 1
    }
}

# A line of what NAME.times says: a time and a peak of memory for each round.
row() {
    awk -v name="$1" -v seconds="$(median "$1")" -v n="$messages" '
        $2 > peak { peak = $2 }
        END { printf "%-12s %6.2f s  %6d messages/s  %4d MB at most\n",
                     name, seconds, n / seconds, peak / 1024 }' "$1.times"
}

median() {
    sort -n "$1.times" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'
}
