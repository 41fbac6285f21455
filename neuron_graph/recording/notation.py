"""How numbers are called: two letters for each notation, and rules for each way of
writing.

    kind     what a number is: a row of `KINDS`, with the template of its name in ASCII
    names    which one: the names of neurons, inputs, weights for the template's {0} and {1}
    {z} {a}  the notation's letters for net input and activation

A `Script` turns the template of a kind into its own by rules: what stands for a
fraction, for a subscript, for a Greek letter. To add a notation, add a row to
`NOTATION_ROWS`: its letters.
"""
from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from operator import attrgetter

from .expressions import Place
from .kinds import KINDS, Kind

GREEK = {
    "eta": "η", "delta": "δ", "beta": "β", "epsilon": "ε", "mu": "μ", "tau": "τ", "rho": "ρ",
    "sigma": "σ"}
LATEX_WORDS = {**{letter: "\\" + word for word, letter in GREEK.items()}, "Δ": r"\Delta ",
               "max": r"\max ", "sum": r"\Sigma ", "l2": r"\ell_2"}
"""What LaTeX has for words and letters of templates; other words stand upright."""
WORD = r"(?<![A-Za-z\\])(l2|[A-Za-zηδΔβεμτρσ]+)(?![A-Za-z])"
BELOW = r"_((?:\w|\{\w\})+)"
"""What stands below the line."""
BRACE = re.compile(r"(\{[01za]\})|([{}])")

Rules = tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]
HTML_RULES = (
    (r"d([^/]+)/d([^:]+)", r"∂\1/∂\2"), (r":(.+)", r"|<sub>\1</sub>"), (BELOW, r"<sub>\1</sub>"),
    (r"\+$", "<sup>+</sup>"))
LATEX_RULES = (
    ("(.)\u0302", r"\\hat \1"),
    (r"d([^/]+)/d([^:]+)", r"\\frac{\\partial \1}{\\partial \2}"),
    (r"(.+):(.+)", r"\\left.\1\\right|_{\2}"), (BELOW, r"_{\1}"), (r"\+$", "^{+}"), ("²", "^2"),
    (WORD, lambda match: latex_word(match[1])))
CODE_RULES = (("/", "_"), (":", "_through_"), ("-", "_minus_"), (r"\+$", "_new"))


def pretty(kind: Kind) -> str:
    """The template with Greek letters."""
    return kind.pretty or re.sub(WORD, lambda match: GREEK.get(match[1], match[1]), kind.text)


def formal(kind: Kind) -> str:
    """The template as it is set in type."""
    return kind.formal or pretty(kind)


def visible(name: str) -> str:
    """A name in plain text, with a line break or an escape code in it spelled out."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)


def identifier(name: str) -> str:
    """A name that can be part of an identifier; "odd" for any other."""
    fit = name.isascii() and name.replace("_", "a").isalnum() and name[0] != "_"
    return name if fit else "odd"


def latex_word(word: str) -> str:
    """A word in LaTeX: not as a product of its letters."""
    return LATEX_WORDS.get(word) or (word if len(word) == 1 else rf"\mathrm{{{word}}}")


def latex_text(text: str) -> str:
    """Text with the characters escaped that LaTeX takes for its own, and without those
    that it cannot print."""
    specials = {"\\": r"\backslash ", "{": r"\{", "}": r"\}", "^": r"\hat{}", "~": r"\sim "}
    specials |= {c: "\\" + c for c in "#$%&_"}
    escaped = "".join(specials.get(c, c) for c in text if c.isprintable())
    return re.sub(r"[^\x00-\x7f]+", r"\\text{\g<0>}", escaped)


def subscript(below: str, upright: Callable[[str], str], name: str) -> str:
    """A name with a subscript, where it says so by itself: 5 stands below w in w5, h1
    below b in b_h1; in h1_2, the second neuron of the first layer, 1,2 below h. Other
    names are `upright`."""
    if match := re.fullmatch(r"([A-Za-z])(\d+)(?:_(\d+))?", name):
        return match[1] + below.format(",".join(filter(None, match.groups()[1:])))
    if match := re.fullmatch(r"([A-Za-z])_(.+)", name, re.DOTALL):
        return match[1] + below.format(subscript(below, upright, match[2]))
    return upright(name)


def on_one_line(name: str) -> str:
    """A name in HTML where what stands below the line twice stands there once: h1 below
    z, b_h1 below v."""
    def flat(match: re.Match[str]) -> str:
        return match[1] + ("" if match[2][0].isdigit() else "_") + match[2]

    while (found := re.sub(r"(<sub>[^<]*)<sub>([^<]+)</sub>", flat, name)) != name:
        name = found
    return name


@dataclass(frozen=True, eq=False)
class Script:
    """A way of writing names: which template of a kind it starts from, and by which
    rules it goes on; what becomes of a name that a user chose, and of the whole."""

    form: Callable[[Kind], str]
    rules: Rules = ()
    write: Callable[[str], str] = visible
    letter: Callable[[str], str] = str
    """How a letter of a notation is written, which may be a word."""
    finish: Callable[[str], str] = str

    def template(self, kind: Kind) -> str:
        """The template of a kind in this script; braces of its own are doubled."""
        template = self.form(kind)
        for pattern, written in self.rules:
            template = re.sub(pattern, written, template)
        return doubled(template)


def doubled(template: str) -> str:
    """A template with the braces doubled that hold no place for a name or a letter."""
    return BRACE.sub(lambda match: match[1] or match[2] * 2, template)


ASCII = Script(attrgetter("text"))
UNICODE = Script(pretty)
IDENTIFIERS = Script(attrgetter("text"), CODE_RULES, identifier)
HTML = Script(
    formal, HTML_RULES,
    partial(subscript, "<sub>{}</sub>", lambda name: html.escape(visible(name))),
    finish=on_one_line)
LATEX = Script(
    formal, LATEX_RULES,
    partial(subscript, "_{{{}}}", lambda name: rf"\mathrm{{{latex_text(name)}}}"),
    letter=latex_word)


@dataclass(frozen=True)
class Notation:
    """The letters for net input and activation, in one script."""

    z: str
    a: str
    script: Script = ASCII

    @property
    def name(self) -> str:
        """What it is called: by its letters."""
        return f"{self.z}-{self.a}"

    def written_in(self, script: Script) -> Notation:
        """The same letters in another script."""
        return Notation(self.z, self.a, script)

    def template(self, kind: str) -> str:
        """The template of a kind."""
        return template(self.script, self.z, self.a, kind)

    def lettered(self, template: str) -> str:
        """A template with the letters put in; what is left are the names."""
        z, a = (doubled(self.script.letter(letter)) for letter in (self.z, self.a))
        return template.replace("{z}", z).replace("{a}", a)

    def shown(self, kind: str, names: tuple[str, ...]) -> str:
        """The name of a number of some kind."""
        script = self.script
        return script.finish(self.template(kind).format(*map(script.write, names)))


@cache
def template(script: Script, z: str, a: str, kind: str) -> str:
    """The template of a kind in a script, with the letters of a notation."""
    return Notation(z, a, script).lettered(script.template(KINDS[kind]))


CANONICAL = Notation("z", "a")
NOTATION_ROWS = [
    Notation("net", "out"),
    CANONICAL,
]
NOTATIONS = {row.name: row for row in NOTATION_ROWS}
"""The notations by name, as they are typed and shown."""
SPELLED = [own.written_in(script) for own in NOTATIONS.values() for script in (ASCII, UNICODE)]
TYPESET = [own.written_in(script) for own in NOTATIONS.values() for script in (HTML, LATEX)]
"""Every notation in plain text, as it is typed, and as it is set in type."""


def in_all_letters(text: str) -> list[str]:
    """A text about {z} or {a} in the letters of every notation."""
    return list(dict.fromkeys(own.lettered(text) for own in NOTATION_ROWS))


def shown_name(notation: Notation, place: Place) -> str:
    """The name of a step in a notation, without sample and epoch."""
    return place.shown(notation)


def said(notation: Notation, place: Place) -> str:
    """What a step is, in words: `o1's share of dE/da_h1`, or the word of its kind."""
    kind = KINDS[place.kind]
    words = notation.written_in(ASCII).lettered(kind.said)
    return words.format(*map(visible, place.names)) or kind.word


def names_in(text: str, kind: Kind) -> Iterator[tuple[str, ...]]:
    """The names in what may be written for a number of some kind, whatever the letters;
    nothing, if the text is no name of that kind."""
    for template in (kind.text, pretty(kind), *kind.also):
        if match := reader(template).fullmatch(text):
            yield tuple(name for _, name in sorted(match.groupdict().items()))


@lru_cache
def reader(template: str) -> re.Pattern[str]:
    """A pattern for the names that a template makes in any letters; each name is a
    group."""
    seen: set[str] = set()

    def piece(text: str) -> str:
        if text in ("{z}", "{a}"):
            letters = (getattr(notation, text[1]) for notation in NOTATIONS.values())
            return f"(?:{'|'.join(letters)})"
        if not re.fullmatch(r"\{\d\}", text):
            return re.escape(text).replace(r"\-", r"\s*-\s*")
        group = f"(?P=n{text[1]})" if text in seen else f"(?P<n{text[1]}>.+)"
        seen.add(text)
        return group

    return re.compile("".join(map(piece, re.split(r"(\{\w\})", template))), re.DOTALL)
