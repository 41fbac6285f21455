"""LaTeX: a document of its own for pdflatex, xelatex or lualatex, with nothing but what
every TeX has; or a piece of one, for `\\input`.

A letter that pdflatex's own fonts lack, such as a Chinese one in a name, is declared:
pdflatex prints its number there, the others print it where their font has it.
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain

from ..recording import LATEX_STYLE, PRETTY
from .markup import Lines, Markup, Parts, Rows, backslashed
from .pictures import Columns, network_drawing, tikz
from .trace import Equation

ACCENTS = set("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327")
LETTERS = set("ßøØłŁæÆœŒåÅ")
"""What TeX's first fonts have beside ASCII."""
START = r"""\documentclass{article}
\usepackage[margin=15mm]{geometry}
\usepackage{amsmath,amssymb,multicol,tikz}
\setlength{\parindent}{0pt}\setlength{\parskip}{4pt}"""
NEEDED = r"% to be read by \input; its document needs \usepackage{amsmath,amssymb,multicol,tikz}"
DECLARED = r"\DeclareUnicodeCharacter{{{1}}}"
DECLARED_LATE = r"\expandafter\gdef\csname u8:\detokenize{{{0}}}\endcsname"
"""How a letter is declared, before the document and within it."""
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
    "lines": r"""\newlength{\lineswidth}\gdef\linesowner{}
\newenvironment{lines}{\par\raggedright\setlength{\parindent}{0pt}\setlength{\parskip}{1pt}
\binoppenalty=200\relpenalty=150\interlinepenalty=10000\relax}{\par}
\def\linesrow#1 = #2\par{\par\settowidth{\lineswidth}{$#1$}
\ifdim\lineswidth<4em\setlength{\lineswidth}{4em}\fi
\hangindent=\lineswidth\advance\hangindent by 2em\hangafter=1
\makebox[2em][l]{\textit{\linesowner}}\gdef\linesowner{}\makebox[\lineswidth][r]{$#1$}$\;= #2$\par}
\newcommand{\linespart}[1]{\par\settowidth{\lineswidth}{\textit{#1}}
\ifdim\lineswidth>2em\textit{#1}\par\nopagebreak\else\gdef\linesowner{#1}\fi}""",
    "changes": r"""\newenvironment{changes}{\begin{multicols}{2}}{\end{multicols}}
\newcommand{\changesrow}[3]{\mbox{\makebox[0.2\linewidth][r]{#1}: #2 $\rightarrow$ #3}\par}""",
}
"""How each kind of table and of block is laid out: an environment, and the command of
its rows."""


class Latex(Markup):
    """LaTeX; what printers write stands in mathematics."""

    suffix, gap = ".tex", r"\underline{\hspace{60mm}}"
    style, drawing = LATEX_STYLE, PRETTY
    special = str.maketrans({
        "{": r"\{", "}": r"\}", '"': "''", "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "`": r"\textasciigrave{}",
        "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    }) | backslashed("#$%&_")
    headings = [
        "\\clearpage\n\\subsection*{{{}}}", r"\section*{{{}}}", r"\subsection*{{{}}}",
        r"\subsubsection*{{{}}}", r"\paragraph*{{{}}}\mbox{{}}"]
    formulas = figures = "${}$"
    indent = r"\quad "
    paragraphs, beside = "{}\n", r"{}\quad"
    codes, power = r"\texttt{{{}}}", r"{}\cdot 10^{{{}}}"
    items_begin = r"\begin{itemize}\setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}"
    item, items_end = r"\item {}", r"\end{itemize}"

    def numeral(self, text: str, decimal: str) -> str:
        """A numeral; a comma in braces has no room behind it."""
        return super().numeral(text, decimal.replace(",", "{,}"))

    def table(self, kind: str, rows: Rows, head: Sequence[str] = (), caption: str = "",
              right: int = 0) -> Lines:
        """The environment of the kind of table, without headings."""
        lines = (rf"\{kind}row" + "".join(map("{{{}}}".format, row)) for row in rows)
        return self.block(f"{kind}}}{{{caption}" if caption else kind, lines)

    def block(self, kind: str, lines: Iterable[str]) -> Lines:
        """The environment of the kind of block."""
        yield from (rf"\begin{{{kind}}}", *lines, rf"\end{{{kind.partition('}')[0]}}}")

    def equations(self, equations: Sequence[Equation | str], head: Sequence[str],
                  ) -> Lines:
        """Lines that break where an equals sign stands, or else at a sign of a sum, and
        at no end of a page."""
        return self.block("lines", map(self.line, equations))

    def line(self, one: Equation | str) -> str:
        """An equation, or the name of what those below it belong to."""
        if isinstance(one, str):
            return rf"\linespart{{{one}}}"
        sides = [*one.sides[:-1], rf"\mathbf{{{one.result}}}"]
        answer = rf"$ $\rightarrow \mathbf{{{one.answer}}}" if one.answer else ""
        return rf"\linesrow {one.name} = {'$ $= '.join(sides)}{answer}\par"

    def picture(self, columns: Columns, said: str) -> Lines:
        """A drawing in TikZ."""
        return self.block("center", tikz(network_drawing(columns), self.text))

    def document(self, title: str, parts: Parts) -> Lines:
        """A document with a page of its own for each part; of layouts and letters what
        it has is declared, and nothing else."""
        body = [line for part in parts for line in (r"\clearpage", *part)]
        yield from (START, *layouts(body), *declarations(body))
        yield from (r"\begin{document}", *body, r"\end{document}")


class LatexFragment(Latex):
    """A piece of LaTeX for \\input. Its title is a subsection there."""

    headings = ["", *Latex.headings[2:], r"\paragraph*{{{}}}\mbox{{}}"]

    def document(self, title: str, parts: Parts) -> Lines:
        """The parts, below what is declared for them where it is not yet."""
        body = [*chain(*parts)]
        yield from (NEEDED, *layouts(body), *declarations(body, DECLARED_LATE), *body)


def layouts(body: Sequence[str]) -> Lines:
    """How those tables and blocks are laid out that there are, where that is not known
    yet."""
    for kind, layout in LAYOUTS.items():
        if any(line.startswith(rf"\begin{{{kind}}}") for line in body):
            yield rf"\ifcsname {kind}row\endcsname\else {layout}\fi"


def declarations(lines: Iterable[str], declaration: str = DECLARED) -> Lines:
    """What pdflatex is to print for letters that it does not have; the other two need
    nothing."""
    foreign = [letter for letter in sorted(set("".join(lines))) if not in_reach(letter)]
    if foreign:
        yield r"\ifdefined\Umathcode\else"
        for letter in foreign:
            number = f"{ord(letter):04X}"
            yield declaration.format(letter, number) + rf"{{\texttt{{[U+{number}]}}}}"
        yield r"\fi"


def in_reach(character: str) -> bool:
    """Whether pdflatex can print a character with the fonts that it starts with."""
    if character.isascii() or character in LETTERS:
        return True
    letter, *accents = list(unicodedata.normalize("NFD", character))
    return letter.isascii() and letter.isalpha() and len(accents) == 1 and accents[0] in ACCENTS
