"""Markup as plain lines: LaTeX, Markdown, HTML and Unicode as a person would type them.

    $$net_{h_1} \\approx 0.3775$$                    net_h1 ≈ 0.3775
    \\frac{\\partial E}{\\partial w_5} &= 0.082       ∂E/∂w5 = 0.082
    W = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}   W = [[1, 2], [3, 4]]
    The learning rate is 0,5.                       The eta = 0.5.
"""
from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from html.entities import html5
from typing import NamedTuple

from .tables import without_tables

NO_WORD = re.compile(r"\S{1000,}")
PIECE = re.compile(r".{1,3000}(?:[.;]\s|$)|.{1,3000}(?:\s|$)")
"""A part of a line of any length, up to the end of a sentence, or else of a word."""
GOES_ON = re.compile(
    r"\\begin\{\w*matrix\}[^$]{0,2000}?\\end\{|[=≈,+*\[&] *(?:\\\\)? *\n(?! *(?:\n|$))"
    r"|\n(?= *(?:&? *(?:[=≈]|\\approx)(?!=)|\]))")
"""Where a line goes on in the next: in a matrix, after or before a sign, in a list."""
PLAINER_SIGNS = str.maketrans("₀₁₂₃₄₅₆₇₈₉−–·×⋅∗′", "0123456789--****'")
NAME = r"(?<!\w)[^\W\d_]{1,12}_?\w{0,20}\d"
Rewriting = tuple[str, str | Callable[[re.Match[str]], str]]


LETTERS: list[Rewriting] = [
    (r"\\begin\{\w*matrix\}", "["),
    (r"\\end\{\w*matrix\}", "]"),
    (r"\\(?:text|math|operator)[a-z]*\s*\{([^{}]*)\}", r"\1"),
    (r"\\(?:hat|widehat)\s*\{?\s*(\w)\s*\}?|(\w)\u0302|(ŷ)", r"\1\2\3hat"),
    (r"ŷ(?=hat)", "y"),
    (r"\\(?:begin|end)\s*\{[^{}]*\}(?:\{[^{}]*\})?|\\(?:left|right|[bB]ig+[lr]?|displaystyle|tag)"
     r"(?![a-z])|\$|`|\*\*(?!\s*[\d(])|\\[()\[\]]", " "),
    (r"\\\\(?:\[\w+\])?", " ; "),
    (r"\\(?:[,;:! ]|q?quad(?![a-z]))|(?<!\w)&(?!\w)", " "),
    (r"\\([%_&#$])", r"\1"),
    (r"\\partial", "∂"),
    (r"\\cdot|\\times|\\ast", "*"),
    (r"\\([A-Za-z]+)", lambda match: html5.get(f"{match[1]};", f"{match[1]} ")),
    (r"<su([bp])>(.*?)</su[bp]>", lambda match: "_^"[match[1] == "p"] + f"{{{match[2]}}}"),
    (r"</?[A-Za-z][^<>]*>", " "),
]
BRACES: list[Rewriting] = [
    (r"\s*([_^])\s*\{\s*([^{}]*?)\s*\}",
     lambda match: match[1] + re.sub(r"[,→]|->", "_", re.sub(r"\s", "", match[2]))),
    (r"[dt]?frac\s*\{([^{}]*[∂d][^{}]*)\}\s*\{([^{}]*[∂d][^{}]*)\}", r"\1/\2"),
    (r"[dt]?frac\s*(?:\{([^{}]*)\}|(\d))\s*(?:\{([^{}]*)\}|(\d))", r"(\1\2)/(\3\4)"),
]
"""What is rewritten from the inside to the outside."""
DEEPEST = 4
WORDS: list[Rewriting] = [
    (r"[{}]|^\s*(?:[-*+•>#]+|\d+[.)])\s+", " "),
    (r"(?<=\d)\s*\*\s*10\s*\^?\(?([-+]?\d+)\)?", r"e\1"),
    (r"([∂Δ])\s+(?=\w)", r"\1"),
    (r"([^\W\d_]+)_?(\d*)\^[\[(](\d)[\])]_?(\d*)", r"\1\3_\2\4"),
    (r"(?<=[^\W\d_])_\s*(?=\d)", ""),
    (r"\by_?(?:hat|pred)_?(?=\d|\b)", "yhat"),
    (r"\b(net|in|out|z|a|h|δ|delta|target)\s*\(\s*(\w+)\s*\)(?=\s*[=≈])", r"\1_\2"),
    (r"\b[Tt]argets?\s+(?=t_?\d?\b)|(?<=[\])])\s*\^\s*\(?(?:T|⊤|top)\b\)?", ""),
    (r"\b([Nn]et|[Oo]ut|[Tt]arget)\s+(?=[a-z]\d?\b)(?!\w+\s+\w)",
     lambda match: match[1].lower() + "_"),
    (rf"\(?\b(?i:new|updated|neu(?:es)?)\)?\s*({NAME})", r"\1+"),
    (rf"({NAME})\s*\((?i:new|updated|neu)\)", r"\1+"),
    (r"(?i)\b(?:learning[ _-]?rate|step size|lernrate)\b(?:\s*\(?\s*(?:η|eta|α|alpha|lr|ε)"
     r"\s*\)?)?(?:\s+of)?", "eta "),
    (r"(?i)\b(?:total|overall|gesamt)[ -]?(?:squared )?(?:error|loss|cost|fehler)\b"
     r"|\berror total\b", "E_total"),
    (r"(?i)\bbias (?:of|for|at) (\w+)", r"b_\1"),
    (r"(?i)\b(?:target|desired)(?: (?:output|value))?s? (?:of|for) (\w*[a-z]\w*\d?)", r"t_\1"),
    (r"(?i)\b(?:desired|expected|true|wanted|target) (?:out?puts?|values?|vector)\b", "targets "),
    (r"(?i)\binput (?:vector|values?)\b", "inputs "),
    (r"\(([∂d][^()/]*)\)\s*/\s*\(([∂d][^()/]*)\)", r"\1/\2"),
    (r"(?<=[\w)'+])\s*(?::|\b(?:is|are|equals|was|becomes|(?:is )?set to|to be|ist|sind|beträgt)\s"
     r"|(?<=inputs)\s+(?:of\b)?|(?<=targets)\s+(?:of\b)?|(?<=eta)\s)\s*(?=[-+]?[.\d\[(])", " ≡ "),
]


class TextLine(NamedTuple):
    """A line of a text as plain text, with its number there."""

    number: int
    text: str


def plain_lines(text: str) -> Iterator[TextLine]:
    """The lines of a text as plain text, those joined that belong together."""
    text, number = without_tables(text).replace("{,}", ","), 1
    commas, points = (len(re.findall(rf"\b\d{mark}\d", text)) for mark in (",", r"\."))
    for line in GOES_ON.sub(lambda match: match[0].replace("\n", "\v"), text).split("\n"):
        for piece in PIECE.findall(NO_WORD.sub(" ", line.replace("\v", " "))):
            plain = plain_text(piece)
            yield TextLine(number, re.sub(r"(?<=\d),(?=\d)", ".", plain)
                       if commas > 2 * points else plain)
        number += 1 + line.count("\v")


def plain_text(line: str) -> str:
    """A line without its markup."""
    plain = html.unescape(line).translate(PLAINER_SIGNS)
    for pattern, written in (*LETTERS, *BRACES * DEEPEST, *WORDS):
        plain = re.sub(pattern, written, plain)
    return plain
