"""Names as other texts write them, and here.

    ∂E/∂w5, dL/dw5, dC/dw_5, \\frac{\\partial E_{total}}{\\partial w_5}     dE/dw5
    grad_w5, ∇w5, dE_w5                                                  dE/dw5
    w_5, w₅, net_{h1}, net(h1), σ(net_h1)                                w5, net_h1, out_h1
    E_total, total error, loss                                           E
    w5_new, new w5, w5', w5^+, w^+_5, w₅⁺, w5*, w_{5,new}, w5(t+1)       w5+
"""
from __future__ import annotations

import re
from collections.abc import Iterator

LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
REWRITINGS = [
    (r"(?i)^(?:total\s*)?(?:error|loss|cost|mse)$", "E"),
    (r"(?i)^\(?(?:new|updated|neues?)\)?\s*(?=[wbθ])(.+)", r"\1+"),
    (r"_\{(\w+),\s*(?:new|neu)\}", r"_\1+"),
    (r"\\left\.(.*)\\right\|_(.*)", r"\1:\2"),
    (r"\\frac\{(.*)\}\{(.*)\}", r"\1/\2"),
    (r"\\partial|∂|δ(?=[A-Z].*/δ)|(?<=/)δ", "d"),
    (r"\\Delta", "Δ"),
    (r"\\delta", "delta"),
    (r"\\prime", "'"),
    (r"\\(?:text|mathrm|mathit)", ""),
    (r"[${}\s\\]", ""),
    (r"^[-*>•]+", ""),
    (r"(?:\^?['′⁺]|\^\+|[\^_]?\(?(?:new|neu)\)?|\*|\^?\(?t\+1\)?)$", "+"),
    (r"^([wb])\^\+_?(\w+)$", r"\1\2+"),
    (r"^(?:grad_?|∇_?)(?=[wbθ])", "dE/d"),
    (r"^(net|out|in|z|a|delta|δ)\((\w+)\)$", r"\1_\2"),
    (r"^(?:σ|sigma|sigmoid)\((?:net|z)_?(\w+)\)$", r"out_\1"),
    (r"[EJLC]_?[Tt]ot(?:al)?", "E"),
    (r"^d[JLC](?=[_/])", "dE"),
    (r"^dE_d?(?=[wbθ])", "dE/d"),
    (r"((?:^|^d|/d|Δ)[wbWB])_(\d+)", r"\1\2"),
]
"""What is rewritten in a name, in this order."""


def respelled(name: str) -> Iterator[str]:
    """How a name of another text may be written here; an activation may have its
    neuron's."""
    plain = name.translate(LOWERED)
    for pattern, written in REWRITINGS:
        plain = re.sub(pattern, written, plain)
    yield from (plain, plain[:1].lower() + plain[1:], f"a_{name}")
