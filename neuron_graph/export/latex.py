"""LaTeX: a document of its own for pdflatex, xelatex or lualatex, with nothing but what
every TeX has.

A letter that pdflatex's own fonts lack, such as a Chinese one in a name, is declared:
pdflatex prints its number there, the others print it where their font has it.
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ..recording import LATEX_STYLE, PLAIN_ASCII
from .markup import Markup, Rows, backslashed
from .trace import Equation

ACCENTS = set("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327")
LETTERS = set("ßøØłŁæÆœŒåÅ")
"""What TeX's first fonts have beside ASCII."""
LONGEST_FORMULA = 90
"""Characters of LaTeX after which a line of a sum may end."""
START = r"""\documentclass[11pt]{article}
\usepackage[margin=20mm]{geometry}
\usepackage{amsmath,amssymb,multicol}
\setlength{\parindent}{0pt}\setlength{\parskip}{4pt}\allowdisplaybreaks"""
LAYOUTS = {
    "owner": r"""\newenvironment{owner}{\begin{tabular}{@{}ll}}{\end{tabular}\par}
\newcommand{\ownerrow}[2]{#1: & #2 \\}""",
    "given": r"""\newenvironment{given}{\begin{tabular}{@{}lp{0.75\linewidth}}}{\end{tabular}\par}
\newcommand{\givenrow}[2]{#1 & #2 \\}""",
    "blanks": r"\newenvironment{blanks}{\begin{multicols}{2}}{\end{multicols}}",
    "blank": r"""\newenvironment{blank}[1]{\textbf{#1}\par\vspace{6pt}\nopagebreak}{}
\newcommand{\blankrow}[3]{\makebox[0.31\linewidth][l]{#1}\hrulefill
\makebox[0.24\linewidth][r]{\footnotesize #3}\par\vspace{4pt}}""",
    "key": r"\newenvironment{key}{\begin{multicols}{3}\small}{\end{multicols}}",
    "answer": r"""\newenvironment{answer}{}{}
\newcommand{\answerrow}[2]{\makebox[0.55\linewidth][l]{#1}\hfill#2\par}""",
    "changes": r"""\newenvironment{changes}{}{}
\newcommand{\changesrow}[3]{\makebox[0.2\linewidth][r]{#1}: #2 $\rightarrow$ #3\par}""",
}
"""How each kind of table and of block is laid out: an environment, and the command of
its rows."""


class Latex(Markup):
    """LaTeX; what printers write stands in mathematics."""

    suffix, gap = ".tex", r"\underline{\hspace{60mm}}"
    style, drawing = LATEX_STYLE, PLAIN_ASCII
    special = str.maketrans({
        "{": r"\{", "}": r"\}", '"': "''", "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "`": r"\textasciigrave{}",
        "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    }) | backslashed("#$%&_")
    headings = [
        "\\clearpage\n\\subsection*{{{}}}", r"\section*{{{}}}", r"\subsection*{{{}}}",
        r"\subsubsection*{{{}}}", r"\paragraph*{{{}}}\mbox{{}}"]
    formulas = figures = "${}$"
    paragraphs, beside = "{}\n", r"{}\quad"
    codes, power = r"\texttt{{{}}}", r"{}\cdot 10^{{{}}}"
    items_begin = r"\begin{itemize}\setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}"
    item, items_end = r"\item {}", r"\end{itemize}"

    def numeral(self, text: str, decimal: str) -> str:
        """A numeral; a comma in braces has no room behind it."""
        return super().numeral(text, decimal.replace(",", "{,}"))

    def table(self, kind: str, rows: Rows, head: Sequence[str] = (), caption: str = "",
              right: int = 0) -> Iterator[str]:
        """The environment of the kind of table, without headings."""
        lines = (rf"\{kind}row" + "".join(map("{{{}}}".format, row)) for row in rows)
        return self.block(f"{kind}}}{{{caption}" if caption else kind, lines)

    def block(self, kind: str, lines: Iterable[str]) -> Iterator[str]:
        """The environment of the kind of block."""
        yield from (rf"\begin{{{kind}}}", *lines, rf"\end{{{kind.partition('}')[0]}}}")

    def equations(self, equations: Sequence[Equation], head: Sequence[str]) -> Iterator[str]:
        """Equations aligned at the equals signs, a line for each side."""
        yield r"\begin{align*}"
        for one in equations:
            sides = (r" \\ &\quad + ".join(summands(side)) for side in one.sides)
            line = rf"{one.name} &= " + r" \\ &= ".join(sides)
            if one.answer:
                line += rf" \;\rightarrow\; \mathbf{{{one.answer}}}"
            yield line if one is equations[-1] else rf"{line} \\[1ex]"
        yield r"\end{align*}"

    def preformatted(self, lines: Sequence[str]) -> Iterator[str]:
        """Lines as they are, but for what would end them."""
        yield r"{\small\begin{verbatim}"
        yield from (line.replace("\\end", "/end") for line in lines)
        yield from (r"\end{verbatim}", "}")

    def document(self, title: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
        """A document with a page of its own for each part; of layouts and letters what
        it has is declared, and nothing else."""
        body = [line for part in parts for line in (r"\clearpage", *part)]
        yield START
        for kind, layout in LAYOUTS.items():
            if any(line.startswith(rf"\begin{{{kind}}}") for line in body):
                yield layout
        yield from (*declarations(body), r"\begin{document}", *body, r"\end{document}")


def summands(side: str) -> Iterator[str]:
    """A long sum in lines, broken at plus signs that stand in no braces and between no
    \\left and \\right."""
    line, *terms = side.split(" + ")
    for term in terms:
        in_braces = line.count("{") > line.count("}")
        inside = in_braces or line.count(r"\left(") > line.count(r"\right)")
        if len(line) > LONGEST_FORMULA and not inside:
            yield line
            line = term
        else:
            line += f" + {term}"
    yield line


def declarations(lines: Iterable[str]) -> Iterator[str]:
    """What pdflatex is to print for letters that it does not have; the other two need
    nothing."""
    letters = set("".join(lines))
    foreign = [letter for letter in sorted(letters) if not in_reach(letter)]
    if foreign:
        yield r"\ifdefined\Umathcode\else"
        for letter in foreign:
            number = f"{ord(letter):04X}"
            yield rf"\DeclareUnicodeCharacter{{{number}}}{{\texttt{{[U+{number}]}}}}"
        yield r"\fi"


def in_reach(character: str) -> bool:
    """Whether pdflatex can print a character with the fonts that it starts with."""
    if character.isascii() or character in LETTERS:
        return True
    letter, *accents = list(unicodedata.normalize("NFD", character))
    return letter.isascii() and letter.isalpha() and len(accents) == 1 and accents[0] in ACCENTS
