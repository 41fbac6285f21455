"""`neuron-graph completion SHELL`: a completion script for bash, zsh or fish."""
from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .command import enter, one_of, options_of
from .screen import Screen

if TYPE_CHECKING:
    from .command import Commands

EXAMPLES = [
    ("completion bash >> ~/.bashrc", ""),
    ("completion zsh > ~/.zfunc/_neuron-graph", "(a folder of your $fpath)"),
    ("completion fish > ~/.config/fish/completions/neuron-graph.fish", ""),
]


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "completion", "completion for bash, zsh or fish",
                   "Print a script that completes commands and options.", EXAMPLES)
    parser.set_defaults(run=run, words=lambda: words(commands.choices))
    parser.add_argument("shell", metavar="|".join(SHELLS), help="the shell")


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the script."""
    shell = one_of(arguments.shell, "shell", SHELLS)
    screen.write(SHELLS[shell](arguments.words()).splitlines())
    return 0


def words(commands: Mapping[str, argparse.ArgumentParser]) -> dict[str, list[str]]:
    """Each command's options."""
    return {name: options_of(parser) for name, parser in commands.items()}


def bash(commands: dict[str, list[str]]) -> str:
    """A bash function."""
    cases = "\n".join(f'    {name}) words="{" ".join(options)}" ;;' for name, options in commands.items())
    return f"""_neuron_graph() {{
  local words
  case "${{COMP_WORDS[1]}}" in
{cases}
    *) words="{' '.join(commands)} --help --version" ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="{' '.join(commands)} --help --version"
  COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _neuron_graph neuron-graph
"""


def zsh(commands: dict[str, list[str]]) -> str:
    """A zsh function."""
    cases = "\n".join(f"    {name}) compadd -- {' '.join(options)}; _files ;;" for name, options in commands.items())
    return f"""#compdef neuron-graph
_neuron_graph() {{
  if (( CURRENT == 2 )); then
    compadd -- {' '.join(commands)} --help --version
    return
  fi
  case "$words[2]" in
{cases}
  esac
}}
compdef _neuron_graph neuron-graph
"""


def fish(commands: dict[str, list[str]]) -> str:
    """Fish's complete lines."""
    lines = [f"complete -c neuron-graph -n __fish_use_subcommand -a '{' '.join(commands)}'"]
    lines += [f"complete -c neuron-graph -n '__fish_seen_subcommand_from {name}' -l {option.removeprefix('--')}"
              for name, options in commands.items() for option in options if option.startswith("--")]
    return "\n".join(lines) + "\n"


SHELLS: dict[str, Callable[[dict[str, list[str]]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
