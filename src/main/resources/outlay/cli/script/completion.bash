# Completes the command lines of outlay in bash: source <(outlay completion bash)
_outlay() {
    local line=${COMP_LINE:0:COMP_POINT} candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        if [[ $candidate == :files: ]]; then
            compopt -o default
            return
        fi
        COMPREPLY+=("$candidate")
    done < <("${COMP_WORDS[0]/#\~/$HOME}" completion bash --line="$line" --word="$2" 2>/dev/null </dev/null)
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    return 0
}
complete -F _outlay outlay
