"""A file, or a folder, that is refused: its name and what is wrong with it."""
from __future__ import annotations

from pathlib import Path

from ..errors import NeuronGraphError


class BadFile(NeuronGraphError):
    """A file or a folder that is not as it is needed. `path` is its name."""

    template = "{path}: {problem}"

    def __init__(self, path: str | Path, problem: str):
        self.path = str(path)
        shown = self.path if path and self.path.isprintable() else ascii(self.path)
        super().__init__(self.template.format(path=shown, problem=problem))
