"""Sheets in LaTeX: a document of its own for pdflatex, xelatex or lualatex, with nothing but what every TeX has.

A letter that pdflatex's own fonts lack, such as a Chinese one in a name, is declared: pdflatex prints its number there,
the others print it where their font has it.
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ..export.diagram import ASCII_STROKES, drawn
from ..export.markup import broken
from ..recording.printer import LATEX_STYLE, PLAIN_ASCII
from .figures import SheetPrinter
from .markdown_page import WIDTH, drawable
from .page import MANY, Equation, Page, name_of
from .paper import Group, Paper

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': "''", "`": r"\textasciigrave{}",
    **{character: "\\" + character for character in "#$%&_"},
}
ACCENTS = set("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327")
LETTERS = set("ßøØłŁæÆœŒåÅ")
"""What TeX's first fonts have beside ASCII."""
START = r"""\documentclass[11pt]{article}
\usepackage[margin=20mm]{geometry}
\usepackage{amsmath,amssymb,multicol}
\setlength{\parindent}{0pt}\setlength{\parskip}{4pt}\allowdisplaybreaks
\newcommand{\blank}[2]{\makebox[0.31\linewidth][l]{$#1$}\hrulefill\makebox[0.24\linewidth][r]{\footnotesize #2}\par\vspace{4pt}}
\newcommand{\answer}[2]{\makebox[0.55\linewidth][l]{$#1$}\hfill#2\par}
\newcommand{\owner}[2]{#1: & #2 \\}"""


class LatexPage(Page):
    """LaTeX in the way of `trace`: names and formulas in mathematics."""

    suffix = ".tex"
    style = LATEX_STYLE

    def numeral(self, text: str, decimal: str) -> str:
        """A plain numeral with its decimal sign and its power of ten."""
        mantissa, e, exponent = text.replace(".", "{,}" if decimal == "," else decimal).partition("e")
        return rf"{mantissa}\cdot 10^{{{exponent}}}" if e else mantissa

    def text(self, text: str) -> str:
        """A text with everything escaped that LaTeX takes for its own."""
        return "".join(SPECIAL.get(character, character) for character in text)

    def symbols(self, written: str) -> str:
        """In mathematics."""
        return f"${written}$"

    def document(self, title: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
        """A page of its own for each part."""
        body = [line for part in parts for line in (r"\clearpage", *part)]
        yield START
        yield from declarations(body)
        yield from (r"\begin{document}", *body, r"\end{document}")

    def head(self, paper: Paper, what: str) -> Iterator[str]:
        """The title, and below it whose paper it is."""
        yield rf"\section*{{{self.text(f'{what}: {paper.title}' if what else paper.title)}}}"
        facts = [("name", self.text(paper.who) or ("" if what or paper.note else r"\underline{\hspace{60mm}}")),
                 ("student", self.text(paper.student)), ("code", rf"\texttt{{{paper.sheet.code}}}" * bool(paper.sheet.code))]
        yield r"\begin{tabular}{@{}ll}"
        yield from (rf"\owner{{{word}}}{{{said}}}" for word, said in facts if said)
        yield r"\end{tabular}\par"

    def heading(self, text: str) -> Iterator[str]:
        """A heading of the second level."""
        yield rf"\subsection*{{{text}}}"

    def paragraph(self, text: str) -> Iterator[str]:
        """A paragraph."""
        yield from (text, "")

    def items(self, texts: Iterable[str]) -> Iterator[str]:
        """A list."""
        yield r"\begin{itemize}\setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}"
        yield from (rf"\item {text}" for text in texts)
        yield r"\end{itemize}"

    def picture(self, paper: Paper, printer: SheetPrinter) -> Iterator[str]:
        """The network in characters, as they are."""
        plain = SheetPrinter(PLAIN_ASCII, paper.sheet, lambda text: text.replace(".", paper.decimal))
        canvas = drawn(paper.columns(plain), WIDTH, ASCII_STROKES) if drawable(paper) else None
        if canvas is not None:
            yield r"{\small\begin{verbatim}"
            yield from (row.replace("\\end", "/end") for row in canvas.text())
            yield from (r"\end{verbatim}", "}")

    def given(self, rows: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
        """A row for each neuron."""
        yield r"\begin{tabular}{@{}lp{0.75\linewidth}}"
        yield from (rf"{whose} & {' '.join(number + chr(92) + 'quad' for number in numbers)} \\" for whose, numbers in rows)
        yield r"\end{tabular}\par"

    def blanks(self, heading: str, groups: Sequence[Group], printer: SheetPrinter) -> Iterator[str]:
        """Names with lines to write on, in two columns."""
        yield r"\clearpage" if sum(len(group.blanks) for group in groups) >= MANY else r"\pagebreak[2]"
        yield from self.heading(heading)
        yield r"\begin{multicols}{2}"
        for group in groups:
            yield rf"\textbf{{{self.text(group.heading)}}}\par\vspace{{6pt}}\nopagebreak"
            for blank in group.blanks:
                finer = str(blank.precision) if blank.figures is None else ""
                yield rf"\blank{{{name_of(self, printer, blank).strip('$')}}}{{{finer}}}"
        yield r"\end{multicols}"

    def equations(self, groups: Sequence[tuple[str, list[Equation]]]) -> Iterator[str]:
        """Aligned equations of symbols, numbers, what is carried and what is asked."""
        for heading, lines in groups:
            yield from self.heading(self.text(heading))
            yield r"\begin{align*}"
            for line in lines:
                sides = [r" \\ &\quad + ".join(broken(side)) for side in (line.symbols, line.numbers)]
                answer = rf" \;\rightarrow\; \mathbf{{{line.answer}}}" if line.answer else ""
                end = "" if line is lines[-1] else r" \\[1ex]"
                yield f"{line.name} &= " + r" \\ &= ".join([*sides, line.carried + answer]) + end
            yield r"\end{align*}"

    def answers(self, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Names and answers in three columns."""
        yield r"\begin{multicols}{3}\small"
        yield from (rf"\answer{{{name.strip('$')}}}{{${answer}$}}" for name, answer in rows)
        yield r"\end{multicols}"


def declarations(lines: Iterable[str]) -> Iterator[str]:
    """What pdflatex is to print for letters that it does not have; the other two need nothing."""
    foreign = sorted({character for line in lines for character in line if not in_reach(character)})
    if foreign:
        yield r"\ifdefined\Umathcode\else"
        for number in (f"{ord(character):04X}" for character in foreign):
            yield rf"\DeclareUnicodeCharacter{{{number}}}{{\texttt{{[U+{number}]}}}}"
        yield r"\fi"


def in_reach(character: str) -> bool:
    """Whether pdflatex can print a character with the fonts that it starts with."""
    apart = unicodedata.normalize("NFD", character)
    accented = len(apart) == 2 and apart[0].isascii() and apart[0].isalpha() and apart[1] in ACCENTS
    return character.isascii() or character in LETTERS or accented
