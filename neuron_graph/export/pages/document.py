"""The page as one file: payload, programs and style put into its skeleton, under a
policy that lets nothing else run and nothing be fetched."""
from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import chain
from typing import Any

from ...errors import BadValue, TooMuch
from ...judging import NO_EXPLANATION
from ...recording import HTML_STYLE, Recording, key_of, visible
from ...version import __version__
from ..records import json_number
from .formulas import calculation
from .line_rows import line_rows
from .predictions import Predictions

MOST_STEPS, LAST_UNKNOWN = 3000, 1000
"""Steps of a page, at most; the last epoch of one that knows of none but its own."""
SCRIPTS = ("numerals", "course", "plan", "moves", "address", "formula", "layout", "picture", "plot",
           "lines", "card", "predict", "page")
"""What the page does, a noun each, in the order in which they may be read."""
DRIFT = ("Between the epochs that it knows, and after a change, this page computes its numbers in "
         "your browser: over all shipped examples these were the same as Python's in epoch 1, and "
         "within 2e-13 of them, relatively, after 100 epochs (Node 20).")
"""How far the numbers of pages are from Python's, as `python -m tests.bench drift`
measures it."""
ENTRY = '<li><h2><a href="{}">{}</a></h2>{}</li>'


def page(recording: Recording, title: str = "", text: str = "",
         later: Iterable[Recording] = (), last: int = LAST_UNKNOWN) -> str:
    """The page in which a recording is walked through, as HTML that needs nothing else.

    It goes on to epoch `last`, and as far as some `later` ones, from which it takes
    parameters on the way. Raises `TooMuch` for a recording of too many steps, and
    `BadValue` for one with rounded numbers.
    """
    if len(recording.trail) > MOST_STEPS:
        raise TooMuch(f"a page of {len(recording.trail)} numbers is too much to walk through: "
                      f"the limit is {MOST_STEPS}")
    if recording.carry:
        raise BadValue("the carry", recording.carry.name, "a page computes with all digits")
    said = json.dumps({"title": visible(title), "text": text, **payload_of(recording, later, last)},
                      ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    scripts = (asset(f"scripts/{noun}.js") for noun in SCRIPTS)
    program = "\n".join([calculation(recording.trail), *scripts])
    return filled("page", {
        "title": html.escape(visible(title)), "calculation": said.replace("<", "\\u003c"),
        "program-hash": hash_of(program), "program": program})


def gallery(entries: Iterable[tuple[str, str, Sequence[str]]]) -> str:
    """An index of pages: of each its address, its title, and what is said of it."""
    items = (ENTRY.format(html.escape(address), html.escape(title), "".join(
        f"<p>{html.escape(text)}</p>" for text in texts)) for address, title, texts in entries)
    return filled("gallery", {"entries": "\n".join(items)})


def filled(name: str, parts: dict[str, str]) -> str:
    """A skeleton with its style and its parts in the place of comments that name them."""
    page, style = asset(f"{name}.html"), asset(f"{name}.css")
    for part, text in {**parts, "style": style, "style-hash": hash_of(style)}.items():
        page = text.join(page.split(f"<!--{part}-->", 1))
    return page


def asset(name: str) -> str:
    """A file of this room."""
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def hash_of(text: str) -> str:
    """What a policy knows a text by."""
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def payload_of(recording: Recording, later: Iterable[Recording], last: int) -> dict[str, Any]:
    """What the page knows of the numbers. An update leaves a parameter under its key."""
    trail, notation = recording.trail, recording.notation
    given = [place for place, step in enumerate(trail)
             if key_of(step) and step.number.operation is None]
    ends = {key_of(step): place for place, step in enumerate(trail)}
    results = [ends[key_of(trail[place])] for place in given]
    stored = {epoch.epoch: [epoch.trail[place].value for place in given]
              for epoch in chain([recording], later)}
    predictions, owners = Predictions(recording), {step.owner for step in trail}
    return {
        "version": __version__, "convention": str(recording.convention),
        "samples": recording.samples, "opening": recording.epoch,
        "epochs": max(last if results != given else 1, *stored),
        "steps": list(line_rows(recording)), "parameters": given, "results": results,
        "kinds": {step.kind: notation.lettered(step.row.sentence) for step in trail},
        "neurons": {visible(name): HTML_STYLE.script.write(name) for name in owners if name},
        "letters": [notation.z, notation.a], "stored": stored,
        "values": [json_number(step.value) for step in trail],
        "judging": predictions.intervals, "sentences": list(predictions.pieces),
        "wrong": NO_EXPLANATION.sentence, "drift": DRIFT}
