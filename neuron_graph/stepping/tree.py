"""The tree behind a number, to walk in: branches open and close, one line is
selected."""
from __future__ import annotations

from typing import NamedTuple

from ..recording import Step

Path = tuple[int, ...]


class Branch(NamedTuple):
    """A line of the tree: where it is, its step, whether anything is behind it, and
    whether that is shown."""

    path: Path
    step: Step
    has_more: bool
    is_open: bool

    @property
    def level(self) -> int:
        """How deep it is."""
        return len(self.path)


class Tree:
    """A step with its operands, theirs, and so on, as far as they are opened."""

    def __init__(self, root: Step):
        self.root, self.selected = root, 0
        self.opened: set[Path] = {()}
        self.branches: list[Branch] = []
        self.lay_out()

    def lay_out(self) -> None:
        """List the lines that are shown."""
        self.branches = []
        waiting: list[tuple[Path, Step]] = [((), self.root)]
        while waiting:
            path, step = waiting.pop()
            operands = [] if step.is_given else step.operands
            self.branches.append(Branch(path, step, bool(operands), path in self.opened))
            if path in self.opened:
                waiting += reversed([((*path, n), operand) for n, operand in enumerate(operands)])

    @property
    def branch(self) -> Branch:
        """The selected line."""
        return self.branches[self.selected]

    def move(self, by: int) -> None:
        """Select another line."""
        self.selected = min(max(self.selected + by, 0), len(self.branches) - 1)

    def open(self) -> None:
        """Open the selected branch; if it is open, go to the first line in it."""
        branch = self.branch
        if branch.is_open or not branch.has_more:
            self.move(1 if branch.has_more else 0)
            return
        self.opened.add(branch.path)
        self.lay_out()

    def close(self) -> None:
        """Close the selected branch; if it is closed, go to the one that it is in."""
        path = self.branch.path
        if self.branch.is_open and self.branch.has_more:
            self.opened = {other for other in self.opened if other[:len(path)] != path}
            self.lay_out()
        elif path:
            self.selected = [branch.path for branch in self.branches].index(path[:-1])

    def toggle(self) -> None:
        """Open a closed branch, close an open one."""
        (self.close if self.branch.is_open else self.open)()
