"""HTML: one file that needs nothing else, for the screen and for paper of the size A4
or Letter; or a piece of a page."""
from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from itertools import chain

from ..recording import HTML_STYLE, PRETTY
from .markup import Facts, Lines, Markup, Parts, Rows
from .pictures import Columns, network_drawing, svg
from .trace import Equation

STYLE = """
@page { size: auto; margin: 15mm 15mm 16mm; }
* { box-sizing: border-box; }
html { background: #e9e9e6; }
body { margin: 0; color: #111; font: 15px/1.42 "Helvetica Neue", Arial, "Liberation Sans", \
"DejaVu Sans", sans-serif; }
article { background: #fff; max-width: 210mm; margin: 8mm auto; padding: 15mm; \
box-shadow: 0 1px 6px rgba(0, 0, 0, .25); }
header { display: flex; justify-content: space-between; align-items: flex-end; gap: 2em; \
border-bottom: 2px solid #111;
  padding-bottom: .5em; margin-bottom: .9em; }
h1 { font-size: 1.5em; line-height: 1.15; margin: 0; overflow-wrap: anywhere; }
header dl { margin: 0; display: grid; grid-template-columns: auto auto; gap: 0 .7em; \
font-size: .9em; }
dt { color: #444; text-align: right; }
dd { margin: 0; min-width: 11em; overflow-wrap: anywhere; }
.write { display: block; border-bottom: 1px solid #111; }
.code { font-family: "Liberation Mono", "DejaVu Sans Mono", Consolas, monospace; \
letter-spacing: .03em; white-space: nowrap; }
h2 { font-size: 1.08em; margin: 1.2em 0 .35em; break-after: avoid; }
h3 { font-size: .95em; margin: .9em 0 .3em; break-after: avoid; }
p { margin: .3em 0; }
sub, sup { font-size: .74em; line-height: 0; }
ul { margin: .2em 0; padding-left: 1.25em; }
li { margin: .12em 0; }
svg.network { display: block; max-width: 100%; height: auto; margin: .6em auto .9em;
  font-family: "Liberation Sans", Arial, "DejaVu Sans", sans-serif; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: baseline; padding: .14em .7em .14em 0; }
th { font-weight: normal; }
thead th { color: #444; font-size: .85em; border-bottom: 1px solid #111; }
.given th { color: #444; white-space: nowrap; padding-right: 1.4em; }
.given td span { white-space: nowrap; display: inline-block; min-width: 7.2em; \
padding-right: .8em; }
.blanks { columns: 2; column-gap: 12mm; margin-top: .4em; }
.blank { width: 100%; margin-bottom: 1em; border-collapse: separate; border-spacing: 0; }
.blank caption { text-align: left; font-weight: bold; font-size: .95em; padding: .1em 0; \
break-after: avoid; }
.blank thead { break-after: avoid; }
.blank tr { break-inside: avoid; }
.blank tbody tr > * { height: 2.05em; vertical-align: bottom; padding: .1em .5em 0 0; \
white-space: nowrap; }
.blank tbody th { width: 1%; min-width: 5.2em; }
.blank tbody td { border-bottom: 1px solid #777; }
.blank tbody td + td { width: 1%; font-size: .8em; color: #444; padding: 0 0 0 .5em; \
border-bottom: none; }
.lines { width: 100%; font-size: .88em; table-layout: fixed; }
.lines tr { break-inside: avoid; }
.lines tbody tr > * { padding: .22em .9em .22em 0; border-bottom: 1px solid #ddd; \
overflow-wrap: anywhere; }
.lines thead th:nth-child(1) { width: 14%; }
.lines thead th:nth-child(2), .lines thead th:nth-child(3) { width: 31%; }
.lines tbody th { white-space: nowrap; }
.lines tr > :nth-child(n + 4) { text-align: right; padding-right: 0; padding-left: .9em; \
white-space: nowrap; }
header.small { margin-top: 1.4em; border-bottom-width: 1px; break-after: avoid; }
header.small h1 { font-size: 1.1em; }
.key { columns: 3; column-gap: 9mm; break-inside: avoid; }
.answer { width: 100%; font-size: .92em; }
.answer tr { break-inside: avoid; }
.answer tr > * { border-bottom: 1px solid #ddd; padding: .1em 0; }
.answer td { text-align: right; }
@media (max-width: 640px) {
  article { margin: 0; padding: 5mm; overflow-x: auto; }
  header { display: block; }
  .blanks, .key { columns: 1; }
}
@media print {
  html { background: none; }
  body { font-size: 10.5pt; }
  article { margin: 0; padding: 0; max-width: none; box-shadow: none; }
  article + article { break-before: page; }
  .blank tbody tr > * { height: 7.6mm; }
  h2.apart { break-before: page; margin-top: 0; }
}
"""
SMALL_STYLE = """
:where(.neuron-graph) { line-height: 1.5; overflow-x: auto; }
:where(.neuron-graph svg) { display: block; max-width: 100%; height: auto; margin: 1em 0; }
:where(.neuron-graph :is(h3, h4)) { margin: 1.2em 0 .3em; }
:where(.neuron-graph table) { border-collapse: collapse; font-variant-numeric: tabular-nums; }
:where(.neuron-graph :is(th, td)) { padding: .15em .6em .15em 0; text-align: left; \
vertical-align: baseline; font-weight: inherit; }
.jp-RenderedHTMLCommon .neuron-graph :is(th, td) { text-align: left; font-weight: inherit; }
:where(.neuron-graph thead th) { border-bottom: 1px solid; }
:where(.neuron-graph .equations em) { display: block; padding-top: .5em; }
:where(.neuron-graph .equations :is(th[scope=row], strong)) { white-space: nowrap; }
:where(.neuron-graph :is(sub, sup)) { font-size: .75em; line-height: 0; }
@media (max-width: 44em) {
  :where(.neuron-graph .equations) { display: block; }
  :where(.neuron-graph .equations tbody) { display: block; }
  :where(.neuron-graph .equations tr) { display: grid; padding-bottom: .5em; \
grid-template-columns: fit-content(45%) minmax(0, 1fr); overflow-wrap: anywhere; }
  :where(.neuron-graph .equations th[scope=row]) { min-width: 5em; padding-top: 0; \
white-space: normal; }
  :where(.neuron-graph .equations td) { grid-column: 2; padding: 0; }
  :where(.neuron-graph .equations td:empty) { display: none; }
  :where(.neuron-graph .figures tr) { display: flex; flex-wrap: wrap; \
border-bottom: 1px solid #8886; }
  :where(.neuron-graph .figures :empty) { display: none; }
}
"""
"""What a piece looks like where the page that it stands in says nothing of it."""
PAGE_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 60em; margin: 0 auto; padding: 1em 4vw 3em; }
h1 { font-size: 1.5em; line-height: 1.2; overflow-wrap: anywhere; }
h2 { font-size: 1.25em; }
h3 { font-size: 1.05em; }
@media print { main { max-width: none; padding: 0; } tr { break-inside: avoid; } \
h2, h3 { break-after: avoid; } }
"""
LONG, BREAKABLE = re.compile(r"(?<=\S{12})·(?=\S{12})"), "·<wbr/>"
"""Where a product that has no blanks may break."""
START = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{}</title>
<style>{}</style>
</head>
<body>"""
HEADLESS = ("given", "answer")
"""Kinds of tables that speak for themselves."""


class Html(Markup):
    """A document with its style within, and no script. What printers write is HTML
    already."""

    suffix, gap = ".html", '<span class="write">&nbsp;</span>'
    style, drawing = HTML_STYLE, PRETTY
    headings = ['<h2 class="apart">{}</h2>', *(f"<h{n}>{{}}</h{n}>" for n in range(1, 5))]
    paragraphs, codes = "<p>{}</p>", '<span class="code">{}</span>'
    beside, strong = "<span>{}</span>", "<strong>{}</strong>"
    items_begin, item, items_end = "<ul>", "<li>{}</li>", "</ul>"
    power = "{}·10<sup>{}</sup>"
    indent, grounded = "&#8195;", False
    """Whether a picture has its own ground, light or dark."""

    def text(self, text: str) -> str:
        """A text with all that HTML takes for its own in other words."""
        return html.escape(text)

    def symbols(self, written: str, typed: str = "") -> str:
        """What a printer wrote; what is typed for it is shown beside the pointer."""
        return f'<span title="{html.escape(typed)}">{written}</span>' if typed else written

    def title(self, text: str, facts: Facts = (), small: bool = False) -> Lines:
        """The title, with the facts beside it."""
        said = "".join(f"<dt>{word}</dt><dd>{what}</dd>" for word, what in facts)
        size = "small" if small else "large"
        yield f'<header class="{size}"><h1>{text}</h1><dl>{said}</dl></header>'

    def table(self, kind: str, rows: Rows, head: Sequence[str] = (), caption: str = "",
              right: int = 0) -> Lines:
        """A table; the first cell of a row says what the others are about."""
        yield f'<table class="{kind}">' + f"<caption>{caption}</caption>" * bool(caption)
        if head and kind not in HEADLESS:
            words = "".join(map('<th scope="col">{}</th>'.format, head))
            yield f"<thead><tr>{words}</tr></thead>"
        yield "<tbody>"
        for name, *cells in rows:
            values = "".join(map("<td>{}</td>".format, cells))
            yield f'<tr><th scope="row">{name}</th>{values}</tr>'
        yield "</tbody></table>"

    def block(self, kind: str, lines: Iterable[str]) -> Lines:
        """A part of the page."""
        yield from (f'<div class="{kind}">', *lines, "</div>")

    def picture(self, columns: Columns, said: str) -> Lines:
        """A drawing within the page."""
        return svg(network_drawing(columns), said, self.grounded)

    def document(self, title: str, parts: Parts) -> Lines:
        """A page with an article for each part."""
        yield START.format(html.escape(title), STYLE)
        for part in parts:
            yield from ("<article>", *part, "</article>")
        yield from ("</body>", "</html>")


class Fragment(Html):
    """A piece of HTML to paste into a page, with a small style that gives way to the
    page's own. Its title is one of level 2 there."""

    headings = ["", *(f"<h{n}>{{}}</h{n}>" for n in range(2, 6))]
    grounded = True

    def title(self, text: str, facts: Facts = (), small: bool = False) -> Lines:
        """The title as the highest of the headings."""
        return self.heading(1, text)

    def equations(self, equations: Sequence[Equation | str], head: Sequence[str],
                  ) -> Lines:
        """A table with the equals signs in it: its results stand below each other, and
        a formula breaks at its signs."""
        return self.table("equations", map(self.line, equations))

    def line(self, one: Equation | str) -> list[str]:
        """The row of an equation, or of what those below it belong to."""
        if isinstance(one, str):
            return [f"<em>{one}</em>"]
        *before, result = one.sides
        sides = [*before, "", ""][:2] + [self.strong.format(result)]
        return [one.name, *(side and "= " + LONG.sub(BREAKABLE, side) for side in sides)]

    def document(self, title: str, parts: Parts) -> Lines:
        """One element."""
        start = f'<div class="neuron-graph"><style>{SMALL_STYLE}</style>'
        yield from chain([start], *parts, ["</div>"])


class HtmlPage(Fragment):
    """The same as a page of its own."""

    headings = Html.headings

    def document(self, title: str, parts: Parts) -> Lines:
        """The page."""
        yield START.format(html.escape(title), PAGE_STYLE)
        yield from ("<main>", *super().document(title, parts), "</main>", "</body>", "</html>")


def escaped(text: str) -> str:
    """A text for XML and HTML, as it stands between their elements."""
    return html.escape(text, quote=False)
