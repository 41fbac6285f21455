"""How output is written: what the ending of a file's name chooses, where --format says
nothing; pictures and articles."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import BadValue
from ..export import Fragment, HtmlPage, Latex, LatexFragment, Markup, MathMarkdown
from ..export.pictures import Drawing, svg, tikz
from .screen import Screen

ENDINGS = {f".{ending}": forms for ending, *forms in map(str.split, """
txt   plain terminal table
md    markdown
tex   latex tikz
tikz  tikz
html  html
svg   svg
json  json
csv   csv
xlsx  xlsx
safetensors safetensors
""".strip().splitlines())}
"""The formats of an ending: the first that a command has is meant."""
PICTURES = "svg", "tikz"
MARKUPS: dict[str, Markup] = {
    "markdown": MathMarkdown(), "latex": Latex(), "html": HtmlPage()}
FRAGMENTS: dict[str, Markup] = {"latex": LatexFragment(), "html": Fragment()}
ARTICLE_OPTIONS = """\
  --output FILE               write to a file; its ending chooses a format
  --fragment                  of HTML or LaTeX a piece to paste into a page, or for \\input
"""


def write_article(title: str, bodies: Iterable[Callable[[Markup], Iterable[str]]],
                  arguments: Namespace, screen: Screen) -> None:
    """Write an article in the markup of --format: a document, or a piece of one, which
    HTML on standard output always is."""
    form, output = arguments.format, arguments.output
    is_piece = arguments.fragment or form == "html" and output is None
    markup = is_piece and FRAGMENTS.get(form) or MARKUPS[form]
    screen.write_document(markup.document(title, [body(markup) for body in bodies]), output)


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
