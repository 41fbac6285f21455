"""All slips, in the order in which they are tried: the commonest first.

`check`, `identify` and marking find them; to add one, write it in one of the three files under `@slip`.
"""
from __future__ import annotations

from collections.abc import Iterator

from ...recording import Step
from ...recording.expressions import Number
from .backward_pass import __name__ as backward
from .both_passes import __name__ as anywhere
from .forward_pass import __name__ as forward
from .scene import Scene
from .slip import SLIPS, Slip

FILES = (backward, forward, anywhere)


def rows() -> list[Slip]:
    """The rows of the table; those of files that are not ours come last."""
    places = {file: place for place, file in enumerate(FILES)}
    return sorted(SLIPS.values(), key=lambda row: places.get(row.edit.__module__, len(FILES)))


def slips_in(scene: Scene, line: Step) -> Iterator[tuple[Slip, str, Number]]:
    """Everything that may have gone wrong in a line, in the order of the table; in none that is given."""
    if line.phase == "given" or line.number.operation is None:
        return
    for row in rows():
        if line.kind in row.kinds:
            yield from ((row, detail, edited) for detail, edited in row.edit(scene, line))
