"""Signs: numbers that a text writes with the other sign throughout.

Whether Δw is what the update adds or what it takes off, and whether a text writes minus
the derivatives where its deltas are minus the derivatives, is the text's to choose. One
figure with the wrong sign is a mistake; all of a kind are a way of writing.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from .digits import agreement
from .figure_line import FigureLine

MINUS = "minus the derivative, as the text writes it throughout"
WAYS = {
    "change": "what the update takes off, as the text writes it throughout",
    **dict.fromkeys(("share", "upstream", "gradient", "input_share", "input_gradient"), MINUS),
}
"""What a number is with the other sign, by its kind."""
FEWEST = 2
"""How many numbers make a way of writing where no convention speaks for it."""


def turned_throughout(lines: Iterable[FigureLine], follows_deltas: bool) -> Iterator[FigureLine]:
    """The lines of a part of a text that it writes with the other sign: several of a
    kind agree so, and none as it stands; one is enough for what `follows_deltas` that
    have the other sign, too.

    Where all the deltas or all the new weights are wrong, that comes of a mistake.
    """
    families: dict[str, list[FigureLine]] = {}
    for line in lines:
        if line.one.value and line.is_computed:
            families.setdefault(family(line), []).append(line)
    results = families.get("updated", [])
    is_mistake = any(map(is_turned, families.get("delta", ()))) or (
        results and not any(line.agreement for line in results))
    for kind, members in families.items() if not is_mistake else ():
        fewest = 1 if follows_deltas and kind != "change" else FEWEST
        turned = {(line.epoch, line.position) for line in members if is_turned(line)}
        is_way = kind in WAYS and not any(line.agreement for line in members)
        if is_way and len(turned) >= fewest and 2 * len(turned) > len(members):
            yield from members


def family(line: FigureLine) -> str:
    """The kind of a line's number; what comes back from a layer above is a share, or a
    sum of shares."""
    step = line.found.step
    assert step is not None
    comes_back = step.kind == "upstream" and all(one.kind != "target" for one in step.operands)
    return "share" if comes_back else step.kind


def is_turned(line: FigureLine) -> bool:
    """Whether all of a line's numbers agree with the other sign alone."""
    return not line.agreement and all(
        agreement(one.turned, value) for one, value in zip(line.printed, line.exact))
