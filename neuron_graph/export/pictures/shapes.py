"""Drawings of lines, boxes, dots and texts, written as SVG or as TikZ.

    Shape("line", "+2", (0, 0, 10, 5))            through points
    Shape("box", "box", (0, 0), (40, 20))         from its upper left corner
    Shape("dot", "row1", (5, 5), (3,))            around a point
    Shape("text", "value", (5, 5), (), "w1 0.15") at a point of its base line

Lengths are pixels, downwards. How shapes of a kind look is a row of `LOOKS`, which SVG
takes as it is, and TikZ by rules.
"""
from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from .spans import cell_len

LETTER, ROW, BASE, MARGIN = 7.4, 15.0, 11.5, 8.0
"""Width of a letter, height of a line of text, what of it is above its base; room
around."""
LOOKS = {kind: looks for kind, *looks in map(str.split, """
paper      fill:#ffffff                                                     fill:#16181d
box        fill:#ffffff;stroke:#333333;stroke-width:1.2;rx:5                fill:#22262e;stroke:#aaa
rule       fill:none;stroke:#dddddd                                         stroke:#363c46
axis       fill:none;stroke:#555555                                         stroke:#a8a8a8
+1         fill:none;stroke:#0a5fb4;stroke-width:1                          stroke:#79b8ff
+2         fill:none;stroke:#0a5fb4;stroke-width:1.8                        stroke:#79b8ff
+3         fill:none;stroke:#0a5fb4;stroke-width:2.6                        stroke:#79b8ff
-1         fill:none;stroke:#b3261e;stroke-width:1;stroke-dasharray:5,3     stroke:#ff9a8f
-2         fill:none;stroke:#b3261e;stroke-width:1.8;stroke-dasharray:6,3   stroke:#ff9a8f
-3         fill:none;stroke:#b3261e;stroke-width:2.6;stroke-dasharray:7,3   stroke:#ff9a8f
name       fill:#1a1a1a;text-anchor:middle;font-weight:bold                 fill:#f0f0f0
title      fill:#1a1a1a;text-anchor:start;font-weight:bold                  fill:#f0f0f0
value      fill:#1a1a1a;text-anchor:middle                                  fill:#e8e8e8
port       fill:#1a1a1a;text-anchor:start                                   fill:#e8e8e8
note       fill:#555555;text-anchor:start                                   fill:#a8a8a8
tick       fill:#555555;text-anchor:end                                     fill:#a8a8a8
below      fill:#555555;text-anchor:middle                                  fill:#a8a8a8
line0      fill:none;stroke:#0a5fb4;stroke-width:1.8                        stroke:#79b8ff
line1      fill:none;stroke:#b35900;stroke-width:1.8                        stroke:#ffb066
line2      fill:none;stroke:#00795a;stroke-width:1.8;stroke-dasharray:7,3   stroke:#5fd4b0
line3      fill:none;stroke:#8a4fb0;stroke-width:1.8                        stroke:#d3a6f2
line4      fill:none;stroke:#b3261e;stroke-width:1.8;stroke-dasharray:2,3   stroke:#ff9a8f
line5      fill:none;stroke:#5f6b00;stroke-width:1.8                        stroke:#c4d14a
line6      fill:none;stroke:#00728f;stroke-width:1.8;stroke-dasharray:7,3,2,3 stroke:#66cbe6
line7      fill:none;stroke:#a8407e;stroke-width:1.8                        stroke:#f29acb
class0     fill:#005faf;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class1     fill:#af5f00;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class2     fill:#008700;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class3     fill:#875faf;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class4     fill:#008787;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class5     fill:#af0000;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class6     fill:#878700;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class7     fill:#af5f87;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class8     fill:#626262;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class9     fill:#00005f;fill-opacity:.3;shape-rendering:crispEdges          fill-opacity:.45
class-dot0 fill:#005faf;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot1 fill:#af5f00;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot2 fill:#008700;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot3 fill:#875faf;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot4 fill:#008787;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot5 fill:#af0000;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot6 fill:#878700;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot7 fill:#af5f87;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot8 fill:#626262;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
class-dot9 fill:#00005f;stroke:#ffffff;stroke-width:1.5                     stroke:#000000
level0     fill:#440154;fill-opacity:.75;shape-rendering:crispEdges         fill-opacity:.75
level1     fill:#3b528b;fill-opacity:.75;shape-rendering:crispEdges         fill-opacity:.75
level2     fill:#21918c;fill-opacity:.75;shape-rendering:crispEdges         fill-opacity:.75
level3     fill:#5ec962;fill-opacity:.75;shape-rendering:crispEdges         fill-opacity:.75
level4     fill:#fde725;fill-opacity:.75;shape-rendering:crispEdges         fill-opacity:.75
level-dot0 fill:#440154;stroke:#ffffff;stroke-width:1.5                     stroke:#ffffff
level-dot1 fill:#3b528b;stroke:#ffffff;stroke-width:1.5                     stroke:#ffffff
level-dot2 fill:#21918c;stroke:#000000;stroke-width:1.5                     stroke:#000000
level-dot3 fill:#5ec962;stroke:#000000;stroke-width:1.5                     stroke:#000000
level-dot4 fill:#fde725;stroke:#000000;stroke-width:1.5                     stroke:#000000
""".strip().splitlines())}
"""How shapes of a kind look, and what is otherwise where dark is preferred."""
ATTRIBUTES = r"([\w-]+):([^;]+);?", r' \1="\2"'
SVG = {
    "line": '<polyline points="{points}" {look}/>',
    "box": '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" {look}/>',
    "dot": '<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" {look}/>',
    "text": '<text x="{:.1f}" y="{:.1f}" {look}>{text}</text>',
}
START = """<svg xmlns="http://www.w3.org/2000/svg" class="network" role="img" aria-label="{said}" \
viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}" font-size="11.5" \
font-family="Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif">"""
RULE = '[class="ng {}"]{{{}}}'
DARK = "<style>@media (prefers-color-scheme:dark){{{}}}</style>"
OPTIONS = r"""
stroke-width:([\d.]+)   line width=\1*.6pt
stroke-dasharray:[^;]+  dashed
rx:\d+                  rounded corners=3pt
font-weight:bold        font=\\footnotesize\\bfseries
shape-rendering.*
fill-opacity:           fill opacity=
#                       ng
text-anchor:middle      anchor=base
text-anchor:start       anchor=base west
text-anchor:end         anchor=base east
fill:none;
;                       ,
stroke:                 draw=
fill:(?=.*anchor)       text=
fill:                   fill=
"""
"""Patterns in looks, each with the option of TikZ that takes its place."""
COLOUR = r"\definecolor{{ng{0}}}{{HTML}}{{{0}}}"
TIKZ = {
    "line": r"\draw[{look}] {points};",
    "box": r"\path[{look}] ({:.1f},{:.1f}) rectangle +({:.1f},{:.1f});",
    "dot": r"\path[{look}] ({:.1f},{:.1f}) circle[radius={:.1f}*.75pt];",
    "text": r"\node[{look}] at ({:.1f},{:.1f}) {{{text}}};",
}
BEGIN = (
    r"\noindent\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{"
    r"\begin{tikzpicture}[x=.75pt,y=-.75pt,inner sep=0pt,font=\footnotesize]")

NAMES = r"""
dE/d                    $\\partial E/\\partial$\\,
δ                       $\\delta$
η                       $\\eta$
(?<![\w\\])([^\W\d])(?:\\_)?([a-z]?\d+)(?!\w)   $\1_{\2}$
(?<!\S)-(?=[\d.])       $-$
"""
"""How names and numbers in plain text are set in type."""
SUBSCRIPT = (r"(?<=[> d])([^\W\d_]{1,3})(?:_(\w+)|(\d+))(?=[+ <])",
             r'\1<tspan dy="3" font-size="9">\2\3</tspan><tspan dy="-3">&#8203;</tspan>')
"""What stands below the line in the name of a number, and how SVG writes it."""
NAMED = "name", "value", "port"
"""Kinds of texts in which numbers have names."""


class Shape(NamedTuple):
    """A piece of a drawing: its form, what it is of, points, sizes, text."""

    form: str
    kind: str
    at: Sequence[float]
    size: Sequence[float] = ()
    text: str = ""

    def moved(self, *by: float) -> Shape:
        """The same elsewhere: so much further to the right, and down."""
        return self._replace(at=[n + by[place % 2] for place, n in enumerate(self.at)])

    def written(self, template: str, point: str, between: str, look: str, text: str) -> str:
        """The shape by a template."""
        points = between.join(map(point.format, self.at[::2], self.at[1::2]))
        return template.format(*self.at, *self.size, points=points, look=look, text=text)


class Drawing(NamedTuple):
    """Shapes on a paper of some width and height, the later ones on top."""

    width: float
    height: float
    shapes: list[Shape]


def text(kind: str, x: float, y: float, words: str) -> Shape:
    """A text at a point."""
    return Shape("text", kind, (x, y), (), words)


def stacked(*drawings: Drawing) -> Drawing:
    """Drawings below each other."""
    tops = [0.0, *accumulate(drawing.height for drawing in drawings)]
    shapes = [shape.moved(0.0, top) for top, one in zip(tops, drawings) for shape in one.shapes]
    return Drawing(max(drawing.width for drawing in drawings), tops[-1], shapes)


def lines_drawing(kind: str, texts: Iterable[str], letters: int = 100) -> Drawing:
    """Texts below each other, in lines of so many letters at most."""
    lines = [line for words in texts for line in textwrap.wrap(words, letters)]
    shapes = [text(kind, MARGIN, ROW * row, line) for row, line in enumerate(lines, start=1)]
    width = 1.1 * LETTER * max(map(cell_len, lines)) + 2 * MARGIN
    return Drawing(width, ROW * len(lines) + MARGIN, shapes)


def svg(drawing: Drawing | None, said: str, alone: bool = False) -> Iterator[str]:
    """The lines of a drawing as SVG, none without one; `said` is what a screen reader says
    of it. In a page it is dark on white; `alone` it has a ground, and is light on dark
    where that is preferred."""
    if not drawing:
        return
    width, height, shapes = drawing
    yield START.format(width, height, said=html.escape(said))
    if alone:
        shapes = [Shape("box", "paper", (0, 0), (width, height)), *shapes]
        kinds = sorted({shape.kind for shape in shapes})
        yield DARK.format("".join(RULE.format(kind, *LOOKS[kind][1:]) for kind in kinds))
    for shape in shapes:
        look = f'class="ng {shape.kind}"' + re.sub(*ATTRIBUTES, LOOKS[shape.kind][0])
        line = shape.written(SVG[shape.form], "{:.1f},{:.1f}", " ", look, html.escape(shape.text))
        yield re.sub(*SUBSCRIPT, line) if shape.kind in NAMED else line
    yield "</svg>"


def tikz(drawing: Drawing | None, write: Callable[[str], str]) -> Iterator[str]:
    """The lines of a drawing as a picture in TikZ, none without one: no wider than a line,
    it needs the package tikz alone; `write` says how a text is written in LaTeX."""
    if not drawing:
        return
    yield BEGIN
    looks = {shape.kind: LOOKS[shape.kind][0] for shape in drawing.shapes}
    yield from map(COLOUR.format, sorted({*re.findall("#(......)", "".join(looks.values()))}))
    for shape in drawing.shapes:
        look, text = by_rules(looks[shape.kind], OPTIONS), by_rules(write(shape.text), NAMES)
        yield shape.written(TIKZ[shape.form], "({:.1f},{:.1f})", " -- ", look, text)
    yield r"\end{tikzpicture}}"


def by_rules(text: str, rules: str) -> str:
    """A text with patterns replaced, one after the other: each line of the rules is a
    pattern and what takes its place."""
    for line in rules.strip().splitlines():
        pattern, *new = line.split(maxsplit=1)
        text = re.sub(pattern, "".join(new), text)
    return text
