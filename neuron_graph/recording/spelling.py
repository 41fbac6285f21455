"""Names as other texts write them, and here.

    ∂E/∂w5, dL/dw5, dC/dw_5, \\frac{\\partial E_{total}}{\\partial w_5}     dE/dw5
    w_5, net_{h1}, E_total                                               w5, net_h1, E
    w5_new, w5new, w5', w5^+, w_5^{+}, w5(t+1)                           w5+
"""
from __future__ import annotations

import re
from collections.abc import Iterator

REWRITINGS = [
    (r"\\left\.(.*)\\right\|_(.*)", r"\1:\2"),
    (r"\\frac\{(.*)\}\{(.*)\}", r"\1/\2"),
    (r"\\partial|∂|δ(?=[A-Z].*/δ)|(?<=/)δ", "d"),
    (r"\\Delta", "Δ"),
    (r"\\delta", "delta"),
    (r"\\prime", "'"),
    (r"\\(?:text|mathrm|mathit)", ""),
    (r"[${}\s\\]", ""),
    (r"^[-*>•]+", ""),
    (r"(?:\^?['′⁺]|\^\+|[\^_]?\(?(?:new|neu)\)?|\(t\+1\))$", "+"),
    (r"[EJLC]_?[Tt]ot(?:al)?", "E"),
    (r"^d[JLC](?=[_/])", "dE"),
    (r"((?:^|^d|/d|Δ)[wbWB])_(\d+)", r"\1\2"),
]
"""What is rewritten in a name, in this order."""


def respelled(name: str) -> Iterator[str]:
    """How a name of another text may be written here."""
    plain = name
    for pattern, written in REWRITINGS:
        plain = re.sub(pattern, written, plain)
    yield plain
    yield plain[:1].lower() + plain[1:]
