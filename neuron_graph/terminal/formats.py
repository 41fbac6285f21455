"""How output is written: what the ending of a file's name chooses, where --format says
nothing."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import BadValue
from ..export import Latex
from ..export.pictures import Drawing, svg, tikz

ENDINGS = {f".{ending}": forms for ending, *forms in map(str.split, """
txt   plain terminal table
md    markdown
tex   latex tikz
tikz  tikz
html  html
svg   svg
json  json
csv   csv
""".strip().splitlines())}
"""The formats of an ending: the first that a command has is meant."""
PICTURES = "svg", "tikz"


def picture(drawing: Drawing, form: str, said: str) -> Iterator[str]:
    """A drawing as a file of its own, or to be put into a LaTeX document."""
    return tikz(drawing, Latex().text) if form == "tikz" else svg(drawing, said, alone=True)


def choose_format(arguments: Namespace, typed: Sequence[str]) -> None:
    """Put the format that the ending of --output chooses in place of a command's usual
    one; what is typed as --format stays, and a name without an ending chooses none."""
    output = getattr(arguments, "output", None)
    ending = Path(output or "").suffix.lower()
    option = arguments.parser._option_string_actions.get("--format")
    if not (ending and option) or any(word.partition("=")[0] == "--format" for word in typed):
        return
    chosen = {ending: form for ending, forms in ENDINGS.items()
              for form in reversed(forms) if form in option.choices}
    if ending not in chosen:
        raise BadValue(
            "--output", output,
            f"its ending chooses no format; use one of {', '.join(chosen)}, or --format")
    arguments.format = chosen[ending]
