"""All slips, in the order in which they are tried: the commonest first.

`check`, `identify` and marking find them; to add one, write it in one of the three files under `@slip`.
"""
from __future__ import annotations

from collections.abc import Iterator

from ..recording.number import Number
from ..recording.step import Step
from . import slips_anywhere, slips_backward, slips_forward
from .scene import Scene
from .slip import SLIPS, Slip

FILES = (slips_backward, slips_forward, slips_anywhere)


def rows() -> list[Slip]:
    """The rows of the table; those of files that are not ours come last."""
    own = [file.__name__ for file in FILES]
    places = {name: place for place, name in enumerate(own)}
    return sorted(SLIPS.values(), key=lambda row: places.get(row.edit.__module__, len(own)))


def slips_in(scene: Scene, line: Step) -> Iterator[tuple[Slip, str, Number]]:
    """Everything that may have gone wrong in a line, in the order of the table; in none that is given."""
    if line.phase == "given" or line.number.operation is None:
        return
    for row in rows():
        if line.kind in row.kinds:
            yield from ((row, detail, edited) for detail, edited in row.edit(scene, line))
