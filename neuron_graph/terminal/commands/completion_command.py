"""Completion for bash, zsh or fish.

Print a script that completes commands and options.

examples:
  neuron-graph completion bash >> ~/.bashrc
  neuron-graph completion zsh > ~/.zfunc/_neuron-graph  (a folder of your $fpath)
  neuron-graph completion fish > ~/.config/fish/completions/neuron-graph.fish
"""
from __future__ import annotations

from argparse import Namespace

from ..command import options_of
from ..screen import Screen

SHELLS = {
    "bash": ("""_neuron_graph() {
  local words
  case "${COMP_WORDS[1]}" in
COMMANDS
    *) words="NAMES --help --version" ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="NAMES --help --version"
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _neuron_graph neuron-graph
""", '    {name}) words="{options}" ;;'),
    "zsh": ("""#compdef neuron-graph
_neuron_graph() {
  if (( CURRENT == 2 )); then
    compadd -- NAMES --help --version
    return
  fi
  case "$words[2]" in
COMMANDS
  esac
}
compdef _neuron_graph neuron-graph
""", "    {name}) compadd -- {options}; _files ;;"),
    "fish": ("""complete -c neuron-graph -n __fish_use_subcommand -a 'NAMES'
COMMANDS
""", "complete -c neuron-graph -n '__fish_seen_subcommand_from {name}' -a '{options}'"),
}
"""What each shell reads, with the NAMES of all commands, and for each of the COMMANDS a line with its options."""
OPTIONS = f"""
  SHELL {'|'.join(SHELLS)}  the shell
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the script."""
    script, line = SHELLS[arguments.shell]
    lines = [line.format(name=name, options=" ".join(options_of(parser))) for name, parser in arguments.commands.items()]
    script = script.replace("NAMES", " ".join(arguments.commands)).replace("COMMANDS", "\n".join(lines))
    screen.write(script.splitlines())
