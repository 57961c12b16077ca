# What bin/outlay does in a checkout, where nothing is packaged: builds the jar when it is missing or
# older than its sources, and keeps for each user what makes later starts fast.

oldest_java=17
install='sudo apt-get install openjdk-17-jdk-headless maven'
newline='
'

# Leaves in java, jar and cache what is to be started.
make_ready() {
    find_java
    jar=$root/target/outlay.jar
    building=$root/target/building
    if is_stale; then build; fi
    find_cache
    if [ -z "$cache" ]; then
        check_java
    elif [ ! -e "$cache" ]; then
        check_java
        fill_cache
    fi
}

find_java() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    [ -x "$java" ] || java=$(command -v java) || die "there is no java on the PATH"
}

# True when the jar is missing, half-built, or older than what it is made of. Folders are compared
# too: one is newer when a file of it was taken away.
is_stale() {
    [ -e "$jar" ] && [ ! -e "$building" ] || return 0
    [ -n "$(find "$root/pom.xml" "$root/src/main" -newer "$jar" 2>/dev/null)" ]
}

# Names the folder of this build on this JVM, or nothing when there is no private place for one:
# an archive of classes and a native library are code, so nobody else may have written them.
find_cache() {
    cache=
    case ${XDG_CACHE_HOME-} in
        /*) caches=$XDG_CACHE_HOME/outlay ;;
        *) caches=${HOME-}/.cache/outlay && [ -O "${HOME:-/dev/null/none}" ] || return 0 ;;
    esac
    key=$(stat -L -c %i-%Y-%s -- "$jar" "$java" 2>/dev/null) ||
        key=$(stat -L -f %i-%m-%z -- "$jar" "$java" 2>/dev/null) || return 0
    build_key=${key%"$newline"*}
    cache=$caches/$build_key.${key#*"$newline"}
    if [ -e "$caches" ]; then
        [ -O "$caches" ] && { [ ! -e "$cache" ] || [ -O "$cache" ]; } || cache=
    fi
}

# --- Once per build ---------------------------------------------------------------------------

# One command builds, others that start meanwhile wait for it.
build() {
    check_java
    check_builders
    if ! mkdir -p "$root/target" 2>/dev/null || [ ! -w "$root/target" ]; then
        [ -e "$jar" ] || fail "nothing is built yet and $root cannot be written"
        note "the jar is older than its sources, but $root/target cannot be written; using it"
        return
    fi
    (
        lock
        if is_stale; then package; fi
    ) 9<"$root/pom.xml" || exit 1
}

package() {
    note "building, which takes a minute or two; Maven's own words go to target/build.log"
    : >"$building"
    # A running command keeps the file it has open; Maven would write into that very file.
    rm -f -- "$jar"
    log=$root/target/build.log
    : >"$log"
    { run_maven || : >"$building.failed"; } 2>&1 </dev/null 9<&- | tell_phases
    if [ -e "$building.failed" ]; then
        rm -f -- "$building.failed"
        cat "$log" >&2
        fail 'the build failed; Maven says above why'
    fi
    # As old as the start of the build: what was changed during it will be built next time.
    touch -r "$building" -- "$jar"
    rm -f -- "$building"
}

run_maven() {
    cd "$root" && JAVA_HOME=$jdk mvn -B -Dstyle.color=never -Dmaven.test.skip=true package
}

# Says what the build is at, one line for each phase, and behind it how long that took.
tell_phases() {
    began=$(date +%s)
    phase=
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        case $line in
            Downloading\ *) enter 'downloading libraries and tools' ;;
            *' Compiling '*' source file'*)
                sources=${line#* Compiling }
                enter "compiling ${sources%% *} files"
                ;;
            *' Building jar: '*) enter 'packing' ;;
        esac
    done
    enter ''
    [ -e "$building.failed" ] || note "built in $(($(date +%s) - began)) s"
}

enter() {
    [ "$1" != "$phase" ] || return 0
    now=$(date +%s)
    [ -z "$phase" ] || printf ' %s s\n' $((now - phase_began)) >&2
    phase=$1
    phase_began=$now
    [ -z "$phase" ] || printf 'outlay: %s ...' "$phase" >&2
}

lock() {
    if command -v flock >/dev/null; then
        flock -n 9 || {
            note 'waiting for another build to end'
            flock 9
        }
        return
    fi
    trap 'exit 130' INT
    trap 'exit 143' TERM
    until mkdir "$root/target/lock" 2>/dev/null; do
        note "waiting for another build to end (if there is none: rmdir $root/target/lock)"
        sleep 2
    done
    trap 'rmdir "$root/target/lock"' EXIT
}

check_java() {
    version=$("$java" -version 2>&1) || fail "$java does not run: $version"
    version=${version#*version \"}
    version=${version%%[!0-9]*}
    [ "${version:-$oldest_java}" -ge "$oldest_java" ] || die "$java is version $version"
    jdk=$(readlink -f -- "$java")
    jdk=${jdk%/bin/java}
}

check_builders() {
    [ -x "$jdk/bin/javac" ] || die "$jdk has no compiler"
    command -v mvn >/dev/null || die 'there is no mvn on the PATH'
}

# --- Once per build, JVM and user -------------------------------------------------------------

# Makes the folder that lets later commands start in half the time. It appears whole or not at
# all; whatever goes wrong, the command that is waiting runs without it.
fill_cache() {
    ! [ -t 2 ] || note 'preparing fast starts, once for this build'
    new=$cache.new
    (
        umask 077
        mkdir -p "$caches" && [ -O "$caches" ] || exit
        find "$caches" -maxdepth 1 -name '*.new' -mmin +10 -exec rm -rf {} +
        # Who makes this folder does the work; others do not wait for it.
        mkdir "$new" || exit
        trap 'rm -rf "$new"' EXIT
        trap 'exit 130' INT
        trap 'exit 143' TERM
        [ ! -e "$cache" ] && cd "$new" || exit
        printf '%s\n' "$root" >root
        unpack_sqlite
        archive_classes
        mv "$new" "$cache"
        remove_old_caches
    ) </dev/null >/dev/null 2>&1
}

# The driver would unpack its library into /tmp at each start.
unpack_sqlite() {
    set -- "$root"/target/lib/sqlite-jdbc-*.jar
    inside=org/sqlite/native/$("$java" -cp "$1" org.sqlite.util.OSInfo)
    "$jdk/bin/jar" xf "$1" "$inside" || unzip -q "$1" "$inside/*"
    mv "$inside"/*sqlitejdbc* sqlite
    rm -rf org
}

# A static archive of the classes that a rehearsal loads. (One written at a JVM's exit would leave
# out picocli, whose classes have Java 5's format; so would a lambda archived for one of them.)
archive_classes() {
    noting_classes 1 outlay.cli.Rehearsal
    noting_classes 2 outlay.cli.Main credits balance --db rehearsal.db
    # A lambda that one class has twice stands there twice, and is needed twice.
    { cat 1.loaded && grep -vxFf 1.loaded 2.loaded; } | grep -v '^@lambda-proxy.*picocli' >loaded
    "$java" -Xshare:dump -XX:SharedClassListFile=loaded -XX:SharedArchiveFile=classes.jsa \
        -XX:+UseG1GC -Xmx512m -cp "$jar"
    rm -rf ./*loaded rehearsal*
}

noting_classes() {
    list=$1.loaded
    shift
    "$java" -Xshare:off -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList="$list" \
        -Dorg.sqlite.lib.path="$new" -Dorg.sqlite.lib.name=sqlite -Doutlay.blueprints=blueprints \
        -cp "$jar" "$@"
}

# Those of earlier builds here, and of checkouts that are gone.
remove_old_caches() {
    for old in "$caches"/*/; do
        { read -r of <"$old/root"; } 2>/dev/null || continue
        case $old in
            "$caches/$build_key".*) ;;
            *) if [ "$of" = "$root" ] || [ ! -e "$of" ]; then rm -rf "$old"; fi ;;
        esac
    done
}

# Ends with what to install.
die() {
    note "$1; Outlay needs a JDK $oldest_java or newer and Maven 3.8.7 or newer:"
    fail "  $install"
}
