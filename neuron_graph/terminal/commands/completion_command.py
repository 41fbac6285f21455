"""Completion for bash, zsh or fish.

Print a script that completes commands, options and their values.

examples:
  neuron-graph completion bash >> ~/.bashrc
  neuron-graph completion zsh > ~/.zfunc/_neuron-graph  (a folder of your $fpath)
  neuron-graph completion fish > ~/.config/fish/completions/neuron-graph.fish
"""
from __future__ import annotations

import re
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable, Iterable

from ...classroom.practice import EXERCISES
from ...network import KEYS, activations_written
from ...published.files import shipped
from ..command_parser import options_of
from ..screen import Lines, Screen
from .glossary import GLOSSARY

SHELLS = {
    "bash": ("""_neuron_graph() {
  local words
  case "${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}" in
COMMANDS
    *) words="NAMES --help --version" ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="NAMES --help --version"
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _neuron_graph neuron-graph
""", '    "{name} --{option}") words="{words}" ;;', '    "{name} "*) words="{words}" ;;'),
    "zsh": ("""#compdef neuron-graph
_neuron_graph() {
  if (( CURRENT == 2 )); then
    compadd -- NAMES --help --version
    return
  fi
  case "$words[2] $words[CURRENT-1]" in
COMMANDS
  esac
}
compdef _neuron_graph neuron-graph
""", '    "{name} --{option}") compadd -- {words} ;;',
            '    "{name} "*) compadd -- {words}; _files ;;'),
    "fish": ("""complete -c neuron-graph -n __fish_use_subcommand -a 'NAMES'
COMMANDS
""", "complete -c neuron-graph -n '__fish_seen_subcommand_from {name}' "
             "-l {option} -x -a '{words}'",
             "complete -c neuron-graph -n '__fish_seen_subcommand_from {name}' -a '{words}'"),
}
"""What each shell reads, with the NAMES of all commands, and for each of the COMMANDS a
line for each option that has values, then one with its options and the words that it
takes without one."""
VALUES: dict[str, Callable[[], Iterable[str]]] = {
    **dict.fromkeys(["example", "examples"], shipped),
    **dict.fromkeys(["activation", "output_activation"], activations_written),
    "exercise": lambda: EXERCISES,
    "term": lambda: (term.names[0] for term in GLOSSARY),
    "convention": lambda: (
        f"{key.name}={value}" for key in KEYS.values() for value in key.values),
}
"""What can be said in a place that takes any text."""
OPTIONS = f"""
  SHELL {'|'.join(SHELLS)}  the shell
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the script."""
    script, *forms = SHELLS[arguments.shell]
    lines: list[str] = []
    for name, parser in arguments.commands.items():
        lines += completions(name, parser, *forms)
    script = script.replace("NAMES", " ".join(arguments.commands))
    screen.write(script.replace("COMMANDS", "\n".join(lines)).splitlines())


def completions(
    name: str, parser: ArgumentParser, of_option: str, of_command: str
) -> Lines:
    """The lines that complete what comes after a command."""
    words = options_of(parser)
    for action in parser._actions:
        values = values_of(action)
        for option in action.option_strings if values else ():
            yield of_option.format(
                name=name, option=option.lstrip("-"), words=" ".join(values))
        words += [] if action.option_strings else values
    yield of_command.format(name=name, words=" ".join(words))


def values_of(action: Action) -> list[str]:
    """The values of an option or of a word without one, as far as they are known,
    and no shell reads anything into them."""
    known = map(str, action.choices or VALUES.get(action.dest, list)())
    return [*filter(re.compile(r"\w|[a-zA-Z0-9][a-zA-Z0-9.=:-]*[a-zA-Z0-9]").fullmatch, known)]
