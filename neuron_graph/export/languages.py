"""The languages of programs: what stands around the functions that are printed from
recordings. The texts of each are a file in `assets`."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any, NamedTuple

from ..programs import HELPERS, JAVASCRIPT, C


class Language(NamedTuple):
    """One row: what comments begin with; what is said of a program, and stands above it;
    a sample, all data; masks that are given, and how they are drawn; another number, the
    labels of classes, a row that is predicted and all that is said; what is said of numbers,
    two classes, or more; how large a list is, how samples are put in order, with their masks
    too, how they are cut in batches, and batches of samples side by side; what runs the
    epochs. And what makes numbers of cells, and how a list is passed; how functions are
    written, what no variable is called, and a list of texts."""

    comment: str
    printed: str
    head: str
    sample: str
    data: str
    masks: str
    draws: str
    constant: str
    labels: str
    prediction: str
    ending: str
    says: tuple[str, str, str]
    size: str
    order: str
    masked: str
    batches: str
    flat: str
    closing: str
    cells: tuple[str, str] = "", ""
    functions: Callable[[Iterable[str]], Iterable[str]] = list
    taken: str = ""
    texts: Callable[[list[str]], str] = repr


def texts_of(language: str) -> dict[str, Any]:
    """The texts of a language."""
    asset = files(__package__).joinpath("assets", f"{language}.toml")
    return tomllib.loads(asset.read_text(encoding="utf-8"))


def c_texts(texts: list[str]) -> str:
    """Texts in C."""
    return f"{{{', '.join(map(c_text, texts))}}}"


def c_text(text: str) -> str:
    """A text in C. Nothing in it ends it, and nothing is a trigraph: what is no plain
    letter stands there as its bytes."""
    letters = text.encode("utf-8", "surrogatepass").decode("latin-1")
    return '"' + re.sub(
        r"[^ !#->@-\[\]-~]", lambda found: f"\\{ord(found[0]):03o}", letters) + '"'


LANGUAGES = {
    "python": Language(**texts_of("python")),
    "javascript": Language(
        **texts_of("javascript"), head=HELPERS, functions=JAVASCRIPT.translated,
        taken=JAVASCRIPT.taken),
    "c": Language(**texts_of("c"), functions=C.translated, taken=C.taken, texts=c_texts),
}
