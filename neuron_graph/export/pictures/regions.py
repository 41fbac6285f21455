"""A map of what a model says over two columns: which class, or which level of a number, each place is taken for.

    width
      4.2 ┤···░░░░░░░░      a cell bears the mark of what its middle is taken for,
          ┤··o·░x░░x░░      a point the letter of what it is: a capital if it is taken for something else
      1.8 ┤····X·░░░░░
           0.9 length 7.1
    size:   o · short   x ░ long   capitals: taken for another class

A row is a list of spans, a text and what it belongs to: "" (the frame), or what whoever shows it colours it by:

    class 1        a cell taken for number 1                 class 1 0       two halves, the upper one taken for number 1
    class 1 point  a point in such a cell                    class 1 wrong   a point taken for 1 that is something else
    level 3 ...    the same of a number's levels
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, isfinite
from typing import NamedTuple

from ...recording import visible
from .spans import Row, Span, cell_len, clipped, flowed, runs

MARKS, ASCII_MARKS = "·░:-+~='^,", ".:-+~='^,|"
SHADES, ASCII_SHADES = " ░▒▓█", " .:+#"
MOST_CLASSES = len(MARKS)
"""Classes that can be told apart, at most."""
LEVELS = len(SHADES)
FEWEST_COLUMNS, FEWEST_ROWS = 8, 2
"""Columns and rows of cells, at least."""
LONGEST_LABEL = 20
"""Characters of a name, at most."""
FREE_PART = 0.05
"""What part of the points' width is left free on each side."""
HALVES = "▀"


class Point(NamedTuple):
    """A row of a table in raw units, and the number of its class or level."""

    x: float
    y: float
    number: int


class Legend(NamedTuple):
    """What is told apart: "class" or "level", of which column; by number the names, the marks of cells, the letters of points."""

    kind: str
    column: str
    names: Sequence[str]
    marks: str
    letters: str


class Plane(NamedTuple):
    """A rectangle of raw units: the columns across and up, and their ends."""

    across: str
    up: str
    left: float
    right: float
    bottom: float
    top: float

    def place(self, across: float, down: float) -> list[float]:
        """The raw units at a part of the way from the left, and from the top."""
        return [self.left + across * (self.right - self.left), self.top - down * (self.top - self.bottom)]

    def parts(self, point: Point) -> tuple[float, float]:
        """Which parts of the way from the left and from the top lead to a point: the other way round."""
        return (point.x - self.left) / (self.right - self.left), (self.top - point.y) / (self.top - self.bottom)


def plane_around(columns: Sequence[str], points: Sequence[Point]) -> Plane | None:
    """The rectangle that holds points, with some room; None where floats cannot hold one."""
    ends = [*widened([point.x for point in points]), *widened([point.y for point in points])]
    spans = ends[1] - ends[0], ends[3] - ends[2]
    return Plane(columns[0], columns[1], *ends) if all(span > 0 and isfinite(span) for span in spans) else None


def widened(numbers: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest, with room on both sides; of equal ones some room around them."""
    low, high = min(numbers, default=0.0), max(numbers, default=0.0)
    room = FREE_PART * (high - low) or FREE_PART * abs(high) or 1.0
    return low - room, high + room


def legend_of_classes(column: str, names: Sequence[str], unicode: bool = True) -> Legend:
    """The key of a column's classes, `MOST_CLASSES` at most."""
    return Legend("class", column, names, MARKS if unicode else ASCII_MARKS, "ox" if len(names) == 2 else "abcdefghij")


def legend_of_levels(column: str, low: float, high: float, unicode: bool = True) -> Legend:
    """The key of a column's numbers between two, in levels of the same width."""
    bounds = [low + (high - low) * level / LEVELS for level in range(LEVELS + 1)]
    names = [f"{start:.3g} to {end:.3g}" for start, end in zip(bounds, bounds[1:])]
    return Legend("level", column, names, SHADES if unicode else ASCII_SHADES, "12345")


def level(number: float, low: float, high: float) -> int:
    """The level of a number, the nearest one where it is not between the two."""
    if not number > low:
        return 0
    return LEVELS - 1 if number >= high else min(LEVELS - 1, int((number - low) / (high - low) * LEVELS))


@dataclass(frozen=True)
class Regions:
    """The map: `taken` says which number a place in raw units is taken for, and is asked `most` times for cells, at most.

    `halves` draws two cells above each other in one character, which needs colours to be read; without Unicode there
    are none.
    """

    plane: Plane
    key: Legend
    points: Sequence[Point]
    taken: Callable[[list[float]], int]
    unicode: bool = True
    halves: bool = False
    most: int = 1_000_000

    def rows(self, width: int, height: int) -> Iterator[Row]:
        """The lines of the map, at most `height`, none wider than `width`; none at all where there is no room for it."""
        taken = [self.taken([point.x, point.y]) for point in self.points]
        wrong = any(number != point.number for point, number in zip(self.points, taken))
        legend = list(flowed(self.legend(wrong), width))
        top, bottom = ends(self.plane.bottom, self.plane.top)[::-1]
        margin = max(len(top), len(bottom))
        columns, rows = width - margin - 2, height - 2 - len(legend)
        if rows < FEWEST_ROWS:
            legend, rows = [], height - 2
        if columns < FEWEST_COLUMNS or rows < FEWEST_ROWS:
            return
        cells = self.cells(columns, rows, taken)
        yield [(clipped(visible(self.plane.up), width), "")]
        for row, line in enumerate(cells):
            label = top if row == 0 else bottom if row == rows - 1 else ""
            yield [(f"{label:>{margin}} {'┤' if self.unicode else '|'}", ""), *runs(line)]
        yield [(" " * (margin + 2) + below(self.plane, columns), "")]
        yield from legend

    def cells(self, columns: int, rows: int, taken: Sequence[int]) -> list[list[Span]]:
        """The cells, row by row, the points among them; of several points in a cell one that is taken for another number."""
        cells = self.ground(columns, rows)
        for point, number in sorted(zip(self.points, taken), key=lambda pair: pair[0].number != pair[1]):
            across, down = self.plane.parts(point)
            letter, wrong = self.key.letters[point.number], number != point.number
            cells[min(rows - 1, int(down * rows))][min(columns - 1, int(across * columns))] = (
                letter.upper() if wrong else letter, f"{self.key.kind} {number} {'wrong' if wrong else 'point'}")
        return cells

    def ground(self, columns: int, rows: int) -> list[list[Span]]:
        """The cells without the points."""
        kind = self.key.kind
        if self.halves and self.unicode:
            grid = self.grid(columns, 2 * rows)
            return [[(HALVES, f"{kind} {upper} {lower}") for upper, lower in zip(*grid[2 * row:2 * row + 2])]
                    for row in range(rows)]
        return [[(self.key.marks[number], f"{kind} {number}") for number in line] for line in self.grid(columns, rows)]

    def grid(self, columns: int, rows: int) -> list[list[int]]:
        """What the middle of each cell is taken for; of squares of cells where that would be too many."""
        side = 1
        while ceil(columns / side) * ceil(rows / side) > self.most:
            side += 1
        squares = [[self.taken(self.plane.place(min(1.0, (column + side / 2) / columns), min(1.0, (row + side / 2) / rows)))
                    for column in range(0, columns, side)] for row in range(0, rows, side)]
        return [[squares[row // side][column // side] for column in range(columns)] for row in range(rows)]

    def legend(self, wrong: bool) -> Iterator[Row]:
        """What each letter and mark stands for, and what capitals do where there are some."""
        kind, key = self.key.kind, self.key
        yield [(f"{visible(key.column)[:LONGEST_LABEL]}:", "")]
        for number, name in enumerate(key.names):
            swatch = (" ", f"{kind} {number}") if self.halves and self.unicode else (key.marks[number], f"{kind} {number}")
            yield [(key.letters[number] + " ", ""), swatch, (" " + visible(name)[:LONGEST_LABEL], "")]
        if wrong and kind == "class":
            yield [("capitals: taken for another class", "")]



def ends(low: float, high: float) -> tuple[str, str]:
    """Two numbers in as few figures, three at least, as tell them apart."""
    for digits in range(3, 18):
        if f"{low:.{digits}g}" != f"{high:.{digits}g}":
            break
    return f"{low:.{digits}g}", f"{high:.{digits}g}"


def below(plane: Plane, columns: int) -> str:
    """What stands below the cells: the ends of the column across, its name between them if there is room."""
    first, last = ends(plane.left, plane.right)
    room = columns - len(first) - len(last)
    if room < 1:
        return first[:columns]
    name = clipped(visible(plane.across), max(0, room - 2))
    return first + name.center(room - cell_len(name) + len(name)) + last
