#compdef outlay
# Completes the command lines of outlay in zsh: source <(outlay completion zsh)
_outlay() {
    local line="${(j: :)words[1,CURRENT-1]} $PREFIX" value about
    local -a values abouts open opens
    while IFS=$'\t' read -r value about; do
        if [[ $value == :files: ]]; then
            [[ $PREFIX == --*=* ]] && compset -P '*='
            _files
            return
        elif [[ $value == *= ]]; then
            open+=("$value")
        else
            values+=("$value")
            abouts+=("$value${about:+  -- $about}")
        fi
    done < <("${(Q)words[1]}" completion zsh --line="$line" 2>/dev/null </dev/null)
    compadd -U -l -d abouts -- "${values[@]}"
    compadd -U -S '' -- "${open[@]}"
}
# From a folder of $fpath it is read when the first line is completed, and is to do that one, too.
if [[ $funcstack[1] == _outlay ]]; then
    _outlay "$@"
else
    compdef _outlay outlay
fi
