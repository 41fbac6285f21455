"""Completion for bash, zsh or fish.

Print a script that completes commands and options.

examples:
  neuron-graph completion bash >> ~/.bashrc
  neuron-graph completion zsh > ~/.zfunc/_neuron-graph  (a folder of your $fpath)
  neuron-graph completion fish > ~/.config/fish/completions/neuron-graph.fish
"""
from __future__ import annotations

import argparse
from collections.abc import Callable

from .command import options_of
from .screen import Screen

Words = dict[str, list[str]]
"""The options of each command."""


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the script."""
    words = {name: options_of(parser) for name, parser in arguments.commands.items()}
    screen.write(SHELLS[arguments.shell](words).splitlines())
    return 0


def bash(commands: Words) -> str:
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


def zsh(commands: Words) -> str:
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


def fish(commands: Words) -> str:
    """Fish's complete lines."""
    lines = [f"complete -c neuron-graph -n __fish_use_subcommand -a '{' '.join(commands)}'"]
    lines += [f"complete -c neuron-graph -n '__fish_seen_subcommand_from {name}' -l {option.removeprefix('--')}"
              for name, options in commands.items() for option in options if option.startswith("--")]
    return "\n".join(lines) + "\n"


SHELLS: dict[str, Callable[[Words], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
OPTIONS = f"""
  SHELL {'|'.join(SHELLS)}  the shell
"""
