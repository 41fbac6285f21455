"""The page as one file: payload, programs and style put into its skeleton, under a
policy that lets nothing else run and nothing be fetched."""
from __future__ import annotations

import base64
import hashlib
import html
import json
from importlib.resources import files
from typing import Any

from ...errors import TooMuch
from ...judging import NO_EXPLANATION
from ...recording import KINDS, Recording, visible
from ...version import __version__
from ..records import json_number
from .calculation import calculation
from .epochs import Epochs, trained
from .line_rows import line_rows
from .network_plan import NetworkPlan
from .predictions import Predictions

MOST_STEPS = 3000
"""Steps of a page, at most."""
NOUNS = ("numerals", "course", "moves", "address", "formula", "layout", "picture", "plot", "lines",
         "card", "predict", "page")
SCRIPTS = tuple(map("scripts/{}.js".format, NOUNS))
"""What the page does, a noun each, in the order in which they may be read."""
DRIFT = ("Your browser computes these numbers itself; over all shipped examples and 100 epochs "
         "none of them was further than 1e-12, relatively, from Python's.")
"""How far the numbers of the page are from those of Python, as `python -m tests.bench
drift` measures it."""
POLICY = ('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src {}; '
          "script-src {}; img-src data:; base-uri 'none'; form-action 'none'\">")


def page(recording: Recording, title: str = "", text: str = "",
         epochs: Epochs | None = None) -> str:
    """The page in which a recording is walked through, as HTML that needs nothing else;
    in a notebook it is shown in a frame. Raises `TooMuch` for a recording of too many
    steps."""
    if len(recording.trail) > MOST_STEPS:
        raise TooMuch(f"a page of {len(recording.trail)} numbers is too large to be walked "
                      f"through: the limit is {MOST_STEPS}")
    payload = payload_of(recording, visible(title), text, epochs or Epochs())
    program = "\n".join([calculation(recording.trail), *map(asset, SCRIPTS)])
    style = asset("page.css")
    said = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    parts = {
        "policy": POLICY.format(hash_of(style), hash_of(program)),
        "title": html.escape(visible(title)),
        "style": f"<style>{style}</style>",
        "calculation": '<script type="application/json" id="calculation">'
                       + said.replace("<", "\\u003c") + "</script>",
        "program": f"<script>{program}</script>"}
    return filled(asset("page.html"), parts)


def filled(skeleton: str, parts: dict[str, str]) -> str:
    """The skeleton with its parts in the place of comments that name them."""
    for name, part in parts.items():
        before, _, after = skeleton.partition(f"<!--{name}-->")
        skeleton = before + part + after
    return skeleton


def asset(name: str) -> str:
    """A file of this room."""
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def hash_of(text: str) -> str:
    """A text as the policy names it."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def payload_of(recording: Recording, title: str, text: str, epochs: Epochs) -> dict[str, Any]:
    """All that the page knows."""
    trail, pairs = recording.trail, trained(recording)
    kinds = {step.kind: KINDS[step.kind].sentence for step in trail}
    predictions = Predictions(recording)
    rates = [place for place, step in enumerate(trail) if step.kind == "rate"]
    errors = [place for place, step in enumerate(trail) if step.kind == "total"]
    return {
        "title": title, "text": text, "version": __version__, "note": epochs.note,
        "convention": str(recording.convention), "samples": recording.samples,
        "opening": recording.epoch, "epochs": epochs.last if pairs else recording.epoch,
        "steps": list(line_rows(recording)),
        "kinds": {kind: recording.notation.lettered(said) for kind, said in kinds.items()},
        "order": [place for place, step in enumerate(trail) if step.phase != "given"],
        "values": [json_number(step.value) for step in trail],
        "parameters": [given for given, _ in pairs], "results": [result for _, result in pairs],
        "rate": rates[0] if rates else None, "error": errors[-1] if errors else None,
        "picture": NetworkPlan(recording).as_dict(), "stored": epochs.stored,
        "curve": epochs.curve, "judging": predictions.as_dict(),
        "sentences": list(predictions.sentences), "wrong": NO_EXPLANATION.sentence, "drift": DRIFT}
