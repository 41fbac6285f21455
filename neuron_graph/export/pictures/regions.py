"""A map of what a model says over two columns: which class, or which level of a number,
each place is taken for.

    width
      4.2 ┤···░░░░░░░░      a cell bears the mark of what its middle is taken for,
          ┤··o·░x░░x░░      a point the letter of what it is: a capital if it is taken for another
      1.8 ┤····X·░░░░░
           0.9 length 7.1
    size:   o · short   x ░ long   capitals: taken for another class

A row is a list of spans, a text and what it belongs to: "" (the frame), or what whoever
shows it colours it by:

    class 1        a cell taken for number 1
    class 1 0      two halves, the upper one taken for number 1
    class 1 point  a point in such a cell
    class 1 wrong  a point taken for 1 that is something else
    level 3 ...    the same of a number's levels
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, isfinite
from typing import NamedTuple

from ...recording import visible
from .plots import BOTTOM, LEFT, RIGHT, TOP, plot
from .scales import Scale, cell_at
from .shapes import Drawing, Shape
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
CELL, ACROSS, DOWN = 4.0, 140, 65
"""The side of a cell in a drawing, in pixels, and how many of them fill a frame."""


class Point(NamedTuple):
    """A row of a table in raw units, and the number of its class or level."""

    x: float
    y: float
    number: int


class Legend(NamedTuple):
    """What is told apart: "class" or "level", of which column; by number the names, the
    marks of cells, the letters of points."""

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
        x = self.left + across * (self.right - self.left)
        return [x, self.top - down * (self.top - self.bottom)]

    def parts(self, point: Point) -> tuple[float, float]:
        """Which parts of the way from the left and from the top lead to a point: what
        `place` takes."""
        across = (point.x - self.left) / (self.right - self.left)
        return across, (self.top - point.y) / (self.top - self.bottom)


def plane_around(columns: Sequence[str], points: Sequence[Point]) -> Plane | None:
    """The rectangle that holds points, with some room; None where floats cannot hold
    one."""
    left, right = widened([point.x for point in points])
    bottom, top = widened([point.y for point in points])
    if not all(span > 0 and isfinite(span) for span in (right - left, top - bottom)):
        return None
    return Plane(columns[0], columns[1], left, right, bottom, top)


def widened(numbers: Sequence[float], part: float = FREE_PART) -> tuple[float, float]:
    """The least and the greatest, with a part of their distance as room on both sides; of
    equal ones some room around them."""
    low, high = min(numbers, default=0.0), max(numbers, default=0.0)
    room = part * (high - low) or part * abs(high) or 1.0
    return low - room, high + room


def legend_of_classes(column: str, names: Sequence[str], unicode: bool = True) -> Legend:
    """The legend of a column's classes, `MOST_CLASSES` at most."""
    return Legend("class", column, names, MARKS if unicode else ASCII_MARKS,
                  "ox" if len(names) == 2 else "abcdefghij")


def legend_of_levels(column: str, low: float, high: float, unicode: bool = True) -> Legend:
    """The legend of a column's numbers between two, in levels of the same width."""
    bounds = [low + (high - low) * level / LEVELS for level in range(LEVELS + 1)]
    names = [f"{start:.3g} to {end:.3g}" for start, end in zip(bounds, bounds[1:])]
    return Legend("level", column, names, SHADES if unicode else ASCII_SHADES, "12345")


def level(number: float, low: float, high: float) -> int:
    """The level of a number, the nearest one where it is not between the two."""
    if not number > low:
        return 0
    if number >= high:
        return LEVELS - 1
    return cell_at((number - low) / (high - low), LEVELS)


@dataclass(frozen=True)
class Regions:
    """The map: `taken` says which number a place in raw units is taken for, and is
    asked `most` times for cells, at most.

    `halves` draws two cells above each other in one character, which needs colours to
    be read; without Unicode there are none.
    """

    plane: Plane
    key: Legend
    points: Sequence[Point]
    taken: Callable[[list[float]], int]
    unicode: bool = True
    halves: bool = False
    most: int = 1_000_000

    @property
    def halved(self) -> bool:
        """Whether two cells stand in one character."""
        return self.halves and self.unicode

    def rows(self, width: int, height: int) -> Iterator[Row]:
        """The lines of the map, at most `height`, none wider than `width`; none at all
        where there is no room for it."""
        numbers = [self.taken([point.x, point.y]) for point in self.points]
        legend = list(flowed(self.legend(numbers), width))
        bottom, top = ends(self.plane.bottom, self.plane.top)
        margin = max(len(top), len(bottom))
        columns, rows = width - margin - 2, height - 2 - len(legend)
        if rows < FEWEST_ROWS:
            legend, rows = [], height - 2
        if columns < FEWEST_COLUMNS or rows < FEWEST_ROWS:
            return
        labels = [top, *[""] * (rows - 2), bottom]
        yield [(clipped(visible(self.plane.up), width), "")]
        for label, line in zip(labels, self.cells(columns, rows, numbers)):
            yield [(f"{label:>{margin}} {'┤' if self.unicode else '|'}", ""), *runs(line)]
        yield [(" " * (margin + 2) + below(self.plane, columns), "")]
        yield from legend

    def drawing(self) -> Drawing:
        """The map in a frame with axes, its points as dots."""
        plane, kind, key = self.plane, self.key.kind, self.key
        x = Scale(plane.left, plane.right, LEFT, RIGHT)
        y = Scale(plane.bottom, plane.top, BOTTOM, TOP)
        dots = (Shape("dot", f"{kind}-dot{point.number}", (x.at(point.x), y.at(point.y)), (4.5,))
                for point in self.points)
        names = [(f"{kind}{n}", f"{key.column} {name}") for n, name in enumerate(key.names)]
        return plot(x, y, plane[:2], [*self.boxes(), *dots], names, 9.0)

    def boxes(self) -> Iterator[Shape]:
        """The cells of a drawing, neighbours in a row as one."""
        for row, line in enumerate(self.grid(ACROSS, DOWN)):
            x, y = LEFT, TOP + CELL * row
            for cells, kind in runs((" ", f"{self.key.kind}{number}") for number in line):
                width = CELL * len(cells)
                yield Shape("box", kind, (x, y), (width, CELL))
                x += width

    def cells(self, columns: int, rows: int, numbers: Sequence[int]) -> list[list[Span]]:
        """The cells, row by row, the points among them, which are taken for some
        numbers; of several points in a cell one that is taken for another number."""
        cells = self.ground(columns, rows)
        pairs = zip(self.points, numbers)
        for point, number in sorted(pairs, key=lambda pair: pair[0].number != pair[1]):
            across, down = self.plane.parts(point)
            letter, how = self.key.letters[point.number], "point"
            if number != point.number:
                letter, how = letter.upper(), "wrong"
            cell = letter, f"{self.key.kind} {number} {how}"
            cells[cell_at(down, rows)][cell_at(across, columns)] = cell
        return cells

    def ground(self, columns: int, rows: int) -> list[list[Span]]:
        """The cells without the points."""
        kind, marks = self.key.kind, self.key.marks
        if not self.halved:
            grid = self.grid(columns, rows)
            return [[(marks[number], f"{kind} {number}") for number in line] for line in grid]
        grid = self.grid(columns, 2 * rows)
        return [[(HALVES, f"{kind} {upper} {lower}") for upper, lower in zip(*pair)]
                for pair in zip(grid[::2], grid[1::2])]

    def grid(self, columns: int, rows: int) -> list[list[int]]:
        """What the middle of each cell is taken for; of squares of cells where that
        would be too many."""
        side = 1
        while ceil(columns / side) * ceil(rows / side) > self.most:
            side += 1
        across, down = middles(columns, side), middles(rows, side)
        squares = [[self.taken(self.plane.place(x, y)) for x in across] for y in down]
        return [[squares[row // side][column // side] for column in range(columns)]
                for row in range(rows)]

    def legend(self, numbers: Sequence[int]) -> Iterator[Row]:
        """What each letter and mark stands for, and what capitals do where there are
        some."""
        key = self.key
        yield [(f"{visible(key.column)[:LONGEST_LABEL]}:", "")]
        for number, name in enumerate(key.names):
            mark = " " if self.halved else key.marks[number]
            label = (" " + visible(name)[:LONGEST_LABEL], "")
            yield [(key.letters[number] + " ", ""), (mark, f"{key.kind} {number}"), label]
        if key.kind == "class" and numbers != [point.number for point in self.points]:
            yield [("capitals: taken for another class", "")]


def middles(count: int, side: int) -> list[float]:
    """Which parts of the way lead to the middles of cells, or of squares of cells on a
    side."""
    return [min(1.0, (start + side / 2) / count) for start in range(0, count, side)]


def ends(low: float, high: float) -> tuple[str, str]:
    """Two numbers in as few figures, three at least, as tell them apart."""
    for digits in range(3, 18):
        texts = f"{low:.{digits}g}", f"{high:.{digits}g}"
        if texts[0] != texts[1]:
            break
    return texts


def below(plane: Plane, columns: int) -> str:
    """What stands below the cells: the ends of the column across, its name between them
    if there is room."""
    first, last = ends(plane.left, plane.right)
    room = columns - len(first) - len(last)
    if room < 1:
        return first[:columns]
    name = clipped(visible(plane.across), max(0, room - 2))
    return first + name.center(room - cell_len(name) + len(name)) + last
