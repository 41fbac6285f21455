"""Sheets in HTML: one file that needs nothing else, for the screen and for paper of the size A4 or Letter."""
from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from ..export.network_svg import network_svg
from ..recording.printer import HTML_STYLE, PRETTY
from .figures import SheetPrinter
from .markdown_page import drawable
from .page import MANY, Equation, Page, name_of
from .paper import Group, Paper

STYLE = """
@page { size: auto; margin: 15mm 15mm 16mm; }
* { box-sizing: border-box; }
html { background: #e9e9e6; }
body { margin: 0; color: #111; font: 15px/1.42 "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
article { background: #fff; max-width: 210mm; margin: 8mm auto; padding: 15mm; box-shadow: 0 1px 6px rgba(0, 0, 0, .25); }
header { display: flex; justify-content: space-between; align-items: flex-end; gap: 2em; border-bottom: 2px solid #111;
  padding-bottom: .5em; margin-bottom: .9em; }
h1 { font-size: 1.5em; line-height: 1.15; margin: 0; overflow-wrap: anywhere; }
header dl { margin: 0; display: grid; grid-template-columns: auto auto; gap: 0 .7em; font-size: .9em; }
dt { color: #444; text-align: right; }
dd { margin: 0; min-width: 11em; border-bottom: 1px solid transparent; overflow-wrap: anywhere; }
dd.write { border-bottom-color: #111; }
.code { font-family: "Liberation Mono", "DejaVu Sans Mono", Consolas, monospace; letter-spacing: .03em; white-space: nowrap; }
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
th { font-weight: normal; color: #444; }
thead th { font-size: .85em; border-bottom: 1px solid #111; }
.given th { white-space: nowrap; padding-right: 1.4em; }
.given td span { white-space: nowrap; display: inline-block; min-width: 7.2em; padding-right: .8em; }
.blanks { columns: 2; column-gap: 12mm; margin-top: .4em; }
.blanks table { width: 100%; margin-bottom: 1em; border-collapse: separate; border-spacing: 0; }
.blanks caption { text-align: left; font-weight: bold; font-size: .95em; padding: .1em 0; break-after: avoid; }
.blanks thead { break-after: avoid; }
.blanks tr { break-inside: avoid; }
.blanks tbody td { height: 2.05em; vertical-align: bottom; padding: .1em .5em 0 0; white-space: nowrap; }
.blanks td.name { width: 1%; min-width: 5.2em; }
.blanks td.value { border-bottom: 1px solid #777; }
.blanks td.finer { width: 1%; font-size: .8em; color: #444; padding: 0 0 0 .5em; }
.lines td { padding: .22em .9em .22em 0; border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
.lines tr { break-inside: avoid; }
.lines { width: 100%; font-size: .88em; table-layout: fixed; }
.lines th:nth-child(1) { width: 14%; }
.lines th:nth-child(2) { width: 31%; }
.lines th:nth-child(3) { width: 31%; }
.lines td.name, .lines td.number { white-space: nowrap; }
.lines td.number, .lines th.number { text-align: right; padding-right: 0; padding-left: .9em; }
header.small { margin-top: 1.4em; border-bottom-width: 1px; break-after: avoid; }
header.small h1 { font-size: 1.1em; }
.key { columns: 3; column-gap: 9mm; break-inside: avoid; }
.key table { width: 100%; font-size: .92em; }
.key tr { break-inside: avoid; }
.key td { border-bottom: 1px solid #ddd; padding: .1em 0; }
.key td + td { text-align: right; }
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
  .blanks tbody td { height: 7.6mm; }
  h2.many { break-before: page; margin-top: 0; }
}
"""


class HtmlPage(Page):
    """HTML with its style within, and no script."""

    suffix = ".html"
    style = HTML_STYLE

    def numeral(self, text: str, decimal: str) -> str:
        """A plain numeral with its decimal sign and its power of ten."""
        mantissa, e, exponent = text.replace(".", decimal).partition("e")
        return f"{mantissa}·10<sup>{exponent}</sup>" if e else mantissa

    def text(self, text: str) -> str:
        """A text with everything escaped that HTML takes for its own."""
        return html.escape(text)

    def symbols(self, written: str) -> str:
        """As it is: a printer escapes."""
        return written

    def document(self, title: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
        """A page of its own for each part."""
        yield from ("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
                    '<meta name="viewport" content="width=device-width, initial-scale=1">',
                    f"<title>{html.escape(title)}</title>", f"<style>{STYLE}</style>", "</head>", "<body>")
        for part in parts:
            yield "<article>"
            yield from part
            yield "</article>"
        yield from ("</body>", "</html>")

    def head(self, paper: Paper, what: str) -> Iterator[str]:
        """The title, and beside it whose paper it is."""
        title = html.escape(f"{what}: {paper.title}" if what else paper.title)
        yield f'<header{SMALL if what == "Key" else ""}><h1>{title}</h1><dl>'
        if paper.who or not (what or paper.note):
            yield f'<dt>name</dt><dd{"" if paper.who else CLASS_WRITE}>{html.escape(paper.who) or "&nbsp;"}</dd>'
        if paper.student:
            yield f"<dt>student</dt><dd>{html.escape(paper.student)}</dd>"
        if paper.sheet.code:
            yield f'<dt>code</dt><dd class="code">{paper.sheet.code}</dd>'
        yield "</dl></header>"

    def heading(self, text: str) -> Iterator[str]:
        """A heading of the second level."""
        yield f"<h2>{text}</h2>"

    def paragraph(self, text: str) -> Iterator[str]:
        """A paragraph."""
        yield f"<p>{text}</p>"

    def items(self, texts: Iterable[str]) -> Iterator[str]:
        """A list."""
        yield from ("<ul>", *(f"<li>{text}</li>" for text in texts), "</ul>")

    def picture(self, paper: Paper, printer: SheetPrinter) -> Iterator[str]:
        """The network as a picture within the page."""
        if drawable(paper):
            plain = SheetPrinter(PRETTY, paper.sheet, lambda text: text.replace(".", paper.decimal))
            yield from network_svg(paper.columns(plain), "the network with its given numbers, which stand in the table below")

    def given(self, rows: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
        """A row for each neuron."""
        yield '<table class="given">'
        for whose, numbers in rows:
            cells = " ".join(f"<span>{number}</span>" for number in numbers)
            yield f'<tr><th scope="row">{whose}</th><td>{cells}</td></tr>'
        yield "</table>"

    def blanks(self, heading: str, groups: Sequence[Group], printer: SheetPrinter) -> Iterator[str]:
        """A table of names with lines to write on for each phase, in two columns."""
        many = sum(len(group.blanks) for group in groups) >= MANY
        yield f'<h2{MANY_BLANKS if many else ""}>{heading}</h2>'
        yield '<div class="blanks">'
        for group in groups:
            yield f"<table><caption>{html.escape(group.heading)}</caption>"
            yield '<thead><tr><th scope="col">name</th><th scope="col">value</th><th></th></tr></thead><tbody>'
            for blank in group.blanks:
                finer = str(blank.precision) if blank.figures is None else ""
                yield (f'<tr><td class="name" title="{html.escape(blank.shown)}">{name_of(self, printer, blank)}</td>'
                       f'<td class="value"></td><td class="finer">{finer}</td></tr>')
            yield "</tbody></table>"
        yield "</div>"

    def equations(self, groups: Sequence[tuple[str, list[Equation]]]) -> Iterator[str]:
        """A table for each phase."""
        for heading, lines in groups:
            yield f'<h3>{html.escape(heading)}</h3><table class="lines"><thead><tr>'
            yield from (f'<th scope="col"{kind}>{word}</th>' for word, kind in COLUMNS)
            yield "</tr></thead><tbody>"
            for line in lines:
                yield (f'<tr><td class="name">{line.name}</td><td>{line.symbols}</td><td>{line.numbers}</td>'
                       f'<td class="number">{line.carried}</td><td class="number"><strong>{line.answer}</strong></td></tr>')
            yield "</tbody></table>"

    def answers(self, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
        """A table of names and answers, in three columns."""
        yield '<div class="key"><table><tbody>'
        yield from (f"<tr><td>{name}</td><td>{answer}</td></tr>" for name, answer in rows)
        yield "</tbody></table></div>"


CLASS_WRITE, NUMBER, SMALL, MANY_BLANKS = ' class="write"', ' class="number"', ' class="small"', ' class="many"'
COLUMNS = [("number", ""), ("symbols", ""), ("numbers", ""), ("carried", NUMBER), ("answer", NUMBER)]
