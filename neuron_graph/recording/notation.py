"""How numbers are called: two letters for each notation, and rules for each way of writing.

    kind     what a number is: a row of `KINDS`, with the template of its name in ASCII
    names    which one: the names of neurons, inputs, weights that go into the template's {0} and {1}
    {z} {a}  the notation's letters for net input and activation

A `Script` turns the template of a kind into its own by rules: what stands for a fraction, a subscript, a Greek letter.
To add a notation, add a row to `NOTATIONS`: its letters.
"""
from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .kinds import KINDS, Kind
from .number import Place

GREEK = {"eta": "η", "delta": "δ"}
TYPESET = {"η": r"\eta", "δ": r"\delta", "Δ": r"\Delta ", "raw": r"\mathrm{raw}", "max": r"\max ", "sum": r"\Sigma ",
           "l2": r"\ell_2"}
"""What LaTeX has for words and letters of templates."""
WORD = r"(?<![A-Za-z\\])([A-Za-zηδΔ]+2?)(?![A-Za-z])"
BELOW = r"((?:\w|\{\w\})+)"
"""What stands below the line."""
BRACE = re.compile(r"(\{\w\})|([{}])")

Rules = tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]
HTML_RULES: Rules = (
    (r"d([^/]+)/d([^:]+)", r"∂\1/∂\2"), (r":(.+)", r"|<sub>\1</sub>"), (f"_{BELOW}", r"<sub>\1</sub>"),
    (r"\+$", "<sup>+</sup>"))
CODE_RULES: Rules = (("/", "_"), (":", "_through_"), ("-", "_minus_"), (r"\+$", "_new"))
LATEX_RULES: Rules = (
    (r"d([^/]+)/d([^:]+)", r"\\frac{\\partial \1}{\\partial \2}"), (r"(.+):(.+)", r"\\left.\1\\right|_{\2}"),
    (f"_{BELOW}", r"_{\1}"), (r"\+$", "^{+}"), (WORD, lambda match: TYPESET.get(match[1], match[1])))


def plain(kind: Kind) -> str:
    """The template of a kind in ASCII."""
    return kind.text


def pretty(kind: Kind) -> str:
    """The same with Greek letters."""
    return kind.pretty or re.sub(WORD, lambda match: GREEK.get(match[1], match[1]), kind.text)


def formal(kind: Kind) -> str:
    """The same as it is set in type."""
    return kind.formal or pretty(kind)


def visible(name: str) -> str:
    """A name in plain text, with a line break or an escape code in it spelled out."""
    return name if name.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)


def identifier(name: str) -> str:
    """A name, if it can be part of an identifier; what else a user calls things stays out of a program."""
    return name if name.isascii() and name.replace("_", "a").isalnum() and name[0] != "_" else "odd"


@dataclass(frozen=True)
class Subscript:
    """How names that say so by themselves get a subscript: w5, b_h1, h1_2."""

    below: str
    upright: Callable[[str], str]

    def __call__(self, name: str) -> str:
        """w5 is w with 5 below; b_h1 is b with h1 below; h1_2, the second neuron of a first layer, is h with 1,2 below."""
        if match := re.fullmatch(r"([A-Za-z])(\d+)(?:_(\d+))?", name):
            return match[1] + self.below.format(f"{match[2]},{match[3]}" if match[3] else match[2])
        if match := re.fullmatch(r"([A-Za-z])_(.+)", name, re.DOTALL):
            return match[1] + self.below.format(self(match[2]))
        return self.upright(name)


def latex_text(text: str) -> str:
    """Text with the characters that LaTeX takes for its own escaped, and those it cannot print left out."""
    specials = {"\\": r"\backslash ", "{": r"\{", "}": r"\}", "^": r"\hat{}", "~": r"\sim "}
    escaped = (specials.get(c, "\\" + c if c in "#$%&_" else c) for c in text if c.isprintable())
    return "".join(escaped)


def on_one_line(name: str) -> str:
    """A name in HTML with what stands below the line twice there once: z with h1 below, not h with 1 below that."""
    while (flat := re.sub(r"(<sub>[^<]*)<sub>([^<]*)</sub>", r"\1\2", name)) != name:
        name = flat
    return name


@dataclass(frozen=True, eq=False)
class Script:
    """A way of writing names: which template of a kind it starts from, the rules that it writes it by, what becomes of a name
    that a user chose, and of the whole."""

    form: Callable[[Kind], str]
    rules: Rules = ()
    write: Callable[[str], str] = visible
    upright: str = "{}"
    """How a letter of more than one character is written."""
    finish: Callable[[str], str] = str

    def template(self, kind: Kind) -> str:
        """The template of a kind as this script has it, for `str.format`."""
        return self.ruled(self.form(kind))

    def ruled(self, template: str) -> str:
        """A template written by the rules; braces of its own are doubled."""
        for pattern, written in self.rules:
            template = re.sub(pattern, written, template)
        return BRACE.sub(lambda match: match[1] or match[2] * 2, template)


ASCII = Script(plain)
UNICODE = Script(pretty)
IDENTIFIERS = Script(plain, CODE_RULES, identifier)
HTML = Script(formal, HTML_RULES, Subscript("<sub>{}</sub>", lambda name: html.escape(visible(name))), finish=on_one_line)
LATEX = Script(formal, LATEX_RULES, Subscript("_{{{}}}", lambda name: rf"\mathrm{{{latex_text(name)}}}"),
               upright=r"\mathrm{{{}}}")


@dataclass(frozen=True)
class Notation:
    """The letters for net input and activation, in one script."""

    name: str
    z: str
    a: str
    script: Script = ASCII

    def written_in(self, script: Script) -> Notation:
        """The same letters in another script."""
        return Notation(self.name, self.z, self.a, script)

    @cached_property
    def templates(self) -> Mapping[str, str]:
        """The template of each kind, with the letters in it."""
        return templates(self.script, self.z, self.a)

    def shown(self, kind: str, names: tuple[str, ...]) -> str:
        """The name of a number of some kind."""
        script = self.script
        return script.finish(self.templates[kind].format(*map(script.write, names)))


class Templates(dict[str, str]):
    """The templates of kinds in a script, with two letters for net input and activation: each made when it is asked for."""

    def __init__(self, script: Script, z: str, a: str):
        self.script, self.z, self.a = script, z, a

    def __missing__(self, kind: str) -> str:
        self[kind] = lettered(self.script.template(KINDS[kind]), self.script, self.z, self.a)
        return self[kind]


templates = lru_cache(Templates)


def lettered(template: str, script: Script, z: str, a: str) -> str:
    """A template with the letters put in as its script writes them; what is left are the names."""
    letters = {"{z}": z, "{a}": a}
    for place, letter in letters.items():
        written = letter if len(letter) == 1 else BRACE.sub(r"\1\2\2", script.upright.format(letter))
        template = template.replace(place, written)
    return template


CANONICAL = Notation("z-a", "z", "a")
NOTATIONS: dict[str, Notation] = {"net-out": Notation("net-out", "net", "out"), "z-a": CANONICAL}


def shown_name(notation: Notation, place: Place) -> str:
    """The name of a step in a notation, without sample and round."""
    return notation.shown(place.kind, place.names)


def names_in(text: str, kind: Kind) -> Iterator[tuple[str, ...]]:
    """The names in what may be written, in any letters, for a number of some kind; nothing, if it is no name of that kind."""
    for template in (kind.text, pretty(kind), *kind.also):
        if match := reader(template).fullmatch(text):
            yield tuple(name for _, name in sorted(match.groupdict().items()))


@lru_cache
def reader(template: str) -> re.Pattern[str]:
    """What matches the names that a template makes, whatever the letters; each name is a group."""
    letters = {f"{{{letter}}}": f"(?:{'|'.join({getattr(other, letter) for other in NOTATIONS.values()})})" for letter in "za"}
    pieces = [letters.get(piece) or re.escape(piece).replace(r"\-", r"\s*-\s*") for piece in re.split(r"(\{\w\})", template)]
    pattern = "".join(pieces)
    for place in "01":
        escaped = re.escape(f"{{{place}}}")
        pattern = pattern.replace(escaped, f"(?P<n{place}>.+)", 1).replace(escaped, f"(?P=n{place})")
    return re.compile(pattern, re.DOTALL)


def said(notation: Notation, place: Place) -> str:
    """What a step is, in words: `o1's share of dE/da_h1`, or the word of its kind."""
    kind = KINDS[place.kind]
    template = lettered(kind.said, ASCII, notation.z, notation.a)
    return template.format(*map(visible, place.names)) or kind.word
