"""What is shown in a terminal as a picture in a file that needs no font or file from
elsewhere."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from io import StringIO
from typing import TypeAlias

from rich.console import Console, RenderableType
from rich.text import Text

from ..export.pictures import Row

Look: TypeAlias = Callable[[str], "str | None"]
"""How that looks which spans belong to: a style of rich; none where there is no
style."""


def svg(pieces: Iterable[RenderableType], title: str, width: int) -> list[str]:
    """The lines of an SVG picture of what is shown, so many columns wide."""
    console = Console(
        file=StringIO(), record=True, width=width, force_terminal=True,
        color_system="truecolor", highlight=False, markup=False, emoji=False,
        legacy_windows=False)
    for piece in pieces:
        console.print(piece)
    exported = console.export_svg(title=title, code_format=SVG)
    return [line.rstrip() for line in exported.splitlines()]


def assembled(row: Row, look: Look) -> Text:
    """A row with its spans as they look."""
    return Text.assemble(*[(text, look(kind) or "") for text, kind in row])


def escaped(rows: Iterable[Row], console: Console, look: Look) -> Iterator[str]:
    """Rows as lines with the escape codes of a terminal."""
    @cache
    def codes(style: str) -> tuple[str, str]:
        """What stands before and after a text in a style, as rich has it."""
        with console.capture() as capture:
            console.print(Text("x", style), end="")
        before, _, after = capture.get().partition("x")
        return before, after

    for row in rows:
        yield "".join(text.join(codes(look(kind) or "")) for text, kind in row if text)


SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; \
line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">\
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""rich's own form of a picture, without the font that it would fetch."""
