"""The glossary: all terms, and those that a word means.

Kinds of numbers, keys of the convention, their values and activations say themselves
what they are, where they are defined; all other words stand in `vocabulary`. Formulas
are printed from the recording of the worked example, where `example` names a number.
"""
from __future__ import annotations

import re
from itertools import chain, starmap
from typing import Any, NamedTuple

from ...conventions import Key, Value
from ...network import ACTIVATIONS, FAMILIES, KEYS, Rule
from ...published import as_sentence
from ...recording import KINDS, Kind, in_all_letters
from ..screen import Lines
from .vocabulary import WORDS


class Term(NamedTuple):
    """A term: what it is called, what it means, a number of the worked example that
    shows it."""

    names: tuple[str, ...]
    text: str
    example: str = ""
    options: str = ""
    """The options of `trace` for a small example that shows it, if the worked one
    does not."""
    lines: tuple[str, ...] = ()
    """What stands below the text, line by line."""


SMALL_EXAMPLE = "--layers 2-2 --inputs 1,0 --targets 1,0 --activation"
STEP_EXAMPLE = f"{SMALL_EXAMPLE} step"
SIDES_EXAMPLE = "--layers 2-2 --inputs 1,0 --targets 1,-1 --activation tanh"


def term_of(kind: Kind) -> Term:
    """What is said of a kind of number."""
    names = (name for word in kind.words for name in in_all_letters(word))
    return Term(tuple(names), kind.sentence, kind.example, kind.options)


def entry(row: Any) -> str:
    """The first paragraph of an activation's docstring."""
    return " ".join((row.__doc__ or "").partition("\n\n")[0].split())


def key_term(key: Key) -> Term:
    """A key of the convention, with what its values say. It is called like these,
    too, but for those that have a term of their own, and numbers."""
    plain = ((value, *row.also) for value, row in key.values.items() if not row.about)
    names = filter(lambda name: name.strip("01"), chain(*plain))
    values = key.values.items()
    lines = (f"  {value or 'N'}: {row.sentence.format('N')}" for value, row in values)
    return Term((key.name, *names), key.about, key.seen, lines=tuple(lines))


def value_term(key: Key, value: str, row: Value) -> Term:
    """A value of a key, where there is more to be said of it than a sentence."""
    text = f"{row.about} {as_sentence(row.sentence)}"
    options = f"--convention {key.name}={value}"
    seen = key.seen
    if isinstance(row, Rule) and row.delta:
        seen, options = "delta_o1", f"{STEP_EXAMPLE} {options}"
    if getattr(row, "sides", False):
        options = f"{SIDES_EXAMPLE} {options}"
    return Term((value, *row.also), text, seen, options)


def activation_term(name: str, row: Any) -> Term:
    """An activation, or a family of them."""
    return Term((name, *row.also), entry(row), "a_o1", f"{SMALL_EXAMPLE} {name}")


def word_term(block: str) -> Term:
    """A block of the vocabulary."""
    title, _, text = block.strip().partition("\n")
    names, _, example = title.partition(" | ")
    return Term(tuple(names.split(", ")), " ".join(text.split()), example)


GLOSSARY: list[Term] = [
    *map(term_of, KINDS.values()),
    *map(word_term, WORDS.split("\n\n")),
    *map(key_term, KEYS.values()),
    *(value_term(key, value, row)
      for key in KEYS.values() for value, row in key.values.items() if row.about),
    *starmap(activation_term, [*ACTIVATIONS.items(), *FAMILIES.items()]),
]
ENDINGS = {"ies": "y", "ices": "ix", "es": "", "s": ""}
"""How plurals end, and what stands there in the singular."""


def terms_named(word: str) -> list[Term]:
    """The terms that a word means: as it stands, else in other case, with other
    hyphens, in the plural."""
    exact = [term for term in GLOSSARY if word in term.names]
    alike = ([term for term in GLOSSARY if one in map(folded, term.names)]
             for one in singulars(folded(word)))
    return exact or next(filter(None, alike), [])


def folded(word: str) -> str:
    """A word in small letters, without the spaces and hyphens that some write
    between its parts; `t-a` is no such word."""
    return re.sub(r"(?<=\w\w)-(?=\w)", "", re.sub(r"[\s_-]+", "-", word.casefold()))


def singulars(word: str) -> Lines:
    """The word, and what it may be the plural of."""
    yield word
    for ending, singular in ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield stem + singular
