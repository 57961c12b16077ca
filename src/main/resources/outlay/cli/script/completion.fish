# Completes the command lines of outlay in fish: outlay completion fish | source
function __outlay_complete
    set -l line (commandline -cp | string collect)
    set -l program (commandline -opc)[1]
    for candidate in ($program completion fish --line="$line" 2>/dev/null </dev/null)
        if test "$candidate" = :files:
            set -l word (commandline -ct)
            set -l option (string match -r -- '^--[^=]*=' $word)
            for file in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' $word))
                echo "$option$file"
            end
        else
            echo $candidate
        end
    end
end
complete -c outlay -f -a '(__outlay_complete)'
