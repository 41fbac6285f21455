"""The tree of `why` in the terminal."""
from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from ...export import Reasons
from ...recording import Step
from .trace_view import COLOURS


def tree(reasons: Reasons, step: Step) -> Tree:
    """The tree of where a number comes from."""
    root = Tree("")
    branches = [root]
    for level, found, known in reasons.walk(step):
        branches[level + 1:] = [branches[level].add(label(reasons, found, known))]
    return root.children[0]


def label(reasons: Reasons, step: Step, known: bool) -> Text:
    """A line of the tree, its name in its phase's colour."""
    line, name = reasons.line(step), reasons.name(step)
    text = Text(line, style="dim" if known else "")
    text.stylize(f"bold {COLOURS.get(step.phase, 'cyan')}", 0, len(name))
    return text
