"""How numbers are called: one table of templates for each way of writing, two letters for each notation.

    kind     what a number is, such as "share": what comes back to one neuron through another
    names    which one: the names of neurons, inputs, weights that go into the template's {0} and {1}
    {z} {a}  the notation's letters for net input and activation

To add a notation, add a row to `NOTATIONS`: its letters in text and in LaTeX.
"""
from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .step import Step

TEXT_NAMES: dict[str, str] = {
    "lack": "t_{0}-{a}_{0}", "excess": "{a}_{0}-t_{0}", "change": "d{0}",
    "z_by_number": "d{z}_{0}/d{1}", "z_by_a": "d{z}_{0}/d{a}_{1}", "a_by_number": "d{a}_{0}/d{1}",
    "a_by_a": "d{a}_{0}/d{a}_{1}", "complement": "1-{a}_{0}",
    "raw": "raw_{0}", "input_share": "dE_{0}/d{1}", "input_gradient": "dE/d{0}",
    "input": "{0}", "target": "t_{0}", "rate": "eta", "weight": "{0}", "bias": "{0}", "velocity": "v_{0}",
    "z": "{z}_{0}", "z_max": "{z}_max{0}", "e": "e_{0}", "e_sum": "e_sum{0}", "a": "{a}_{0}",
    "error": "E_{0}", "penalty": "E_l2", "total": "E",
    "share": "dE_{0}/d{a}_{1}", "upstream": "dE/d{a}_{0}", "slope": "d{a}/d{z}_{0}", "cross_slope": "d{a}_{0}/d{z}_{1}",
    "delta": "delta_{0}", "gradient": "dE/d{0}", "new_velocity": "v_{0}+", "updated": "{0}+",
}
UNICODE_NAMES: dict[str, str] = {**TEXT_NAMES, "rate": "η", "delta": "δ_{0}", "change": "Δ{0}"}
HTML_NAMES: dict[str, str] = {
    "lack": "t<sub>{0}</sub>-{a}<sub>{0}</sub>", "excess": "{a}<sub>{0}</sub>-t<sub>{0}</sub>", "change": "Δ{0}",
    "z_by_number": "∂{z}<sub>{0}</sub>/∂{1}", "z_by_a": "∂{z}<sub>{0}</sub>/∂{a}<sub>{1}</sub>",
    "a_by_number": "∂{a}<sub>{0}</sub>/∂{1}", "a_by_a": "∂{a}<sub>{0}</sub>/∂{a}<sub>{1}</sub>",
    "complement": "1-{a}<sub>{0}</sub>",
    "raw": "raw<sub>{0}</sub>", "input_share": "∂E<sub>{0}</sub>/∂{1}", "input_gradient": "∂E/∂{0}",
    "input": "{0}", "target": "t<sub>{0}</sub>", "rate": "η", "weight": "{0}", "bias": "{0}",
    "velocity": "v<sub>{0}</sub>", "z": "{z}<sub>{0}</sub>", "z_max": "{z}<sub>max{0}</sub>", "e": "e<sub>{0}</sub>",
    "e_sum": "e<sub>sum{0}</sub>", "a": "{a}<sub>{0}</sub>", "error": "E<sub>{0}</sub>", "penalty": "E<sub>l2</sub>",
    "total": "E", "share": "∂E<sub>{0}</sub>/∂{a}<sub>{1}</sub>", "upstream": "∂E/∂{a}<sub>{0}</sub>",
    "slope": "∂{a}<sub>{0}</sub>/∂{z}<sub>{0}</sub>", "cross_slope": "∂{a}<sub>{0}</sub>/∂{z}<sub>{1}</sub>",
    "delta": "δ<sub>{0}</sub>", "gradient": "∂E/∂{0}", "new_velocity": "v<sub>{0}</sub><sup>+</sup>",
    "updated": "{0}<sup>+</sup>",
}
LATEX_NAMES: dict[str, str] = {
    "lack": "t_{{{0}}}-{a}_{{{0}}}", "excess": "{a}_{{{0}}}-t_{{{0}}}", "change": r"\Delta {0}",
    "z_by_number": r"\frac{{\partial {z}_{{{0}}}}}{{\partial {1}}}",
    "z_by_a": r"\frac{{\partial {z}_{{{0}}}}}{{\partial {a}_{{{1}}}}}",
    "a_by_number": r"\frac{{\partial {a}_{{{0}}}}}{{\partial {1}}}",
    "a_by_a": r"\frac{{\partial {a}_{{{0}}}}}{{\partial {a}_{{{1}}}}}", "complement": "1-{a}_{{{0}}}",
    "raw": r"\mathrm{{raw}}_{{{0}}}", "input_share": r"\frac{{\partial E_{{{0}}}}}{{\partial {1}}}",
    "input_gradient": r"\frac{{\partial E}}{{\partial {0}}}",
    "input": "{0}", "target": "t_{{{0}}}", "rate": r"\eta", "weight": "{0}", "bias": "{0}", "velocity": "v_{{{0}}}",
    "z": "{z}_{{{0}}}", "z_max": r"{z}_{{\max {0}}}", "e": "e_{{{0}}}", "e_sum": r"e_{{\Sigma {0}}}", "a": "{a}_{{{0}}}",
    "error": "E_{{{0}}}", "penalty": r"E_{{\ell_2}}", "total": "E",
    "share": r"\frac{{\partial E_{{{0}}}}}{{\partial {a}_{{{1}}}}}",
    "upstream": r"\frac{{\partial E}}{{\partial {a}_{{{0}}}}}",
    "slope": r"\frac{{\partial {a}_{{{0}}}}}{{\partial {z}_{{{0}}}}}",
    "cross_slope": r"\frac{{\partial {a}_{{{0}}}}}{{\partial {z}_{{{1}}}}}",
    "delta": r"\delta_{{{0}}}", "gradient": r"\frac{{\partial E}}{{\partial {0}}}",
    "new_velocity": "v_{{{0}}}^{{+}}", "updated": "{0}^{{+}}",
}


def visible(name: str) -> str:
    """A name in plain text, with a line break or an escape code in it spelled out."""
    return name if name.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)


def with_subscript(name: str) -> str:
    """A name in LaTeX: w5 as w_{5}, anything but letters with digits set upright and escaped."""
    short = re.fullmatch(r"([A-Za-z])(\d+)", name)
    return f"{short[1]}_{{{short[2]}}}" if short else rf"\mathrm{{{latex_text(name)}}}"


def latex_text(text: str) -> str:
    """Text with the characters that LaTeX takes for its own escaped, and those it cannot print left out."""
    specials = {"\\": r"\backslash ", "{": r"\{", "}": r"\}", "^": r"\hat{}", "~": r"\sim "}
    escaped = (specials.get(c, "\\" + c if c in "#$%&_" else c) for c in text if c.isprintable())
    return "".join(escaped)


@dataclass(frozen=True)
class Script:
    """A way of writing names: the templates, and what becomes of a name that a user chose."""

    templates: Mapping[str, str]
    write: Callable[[str], str]
    upright: str = "{}"
    """How a letter of more than one character is written."""


ASCII = Script(TEXT_NAMES, visible)
UNICODE = Script(UNICODE_NAMES, visible)
HTML = Script(HTML_NAMES, lambda name: html.escape(visible(name)))
LATEX = Script(LATEX_NAMES, with_subscript, upright=r"\mathrm{{{}}}")


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

    def letter(self, text: str) -> str:
        """A letter as its script writes it."""
        return text if len(text) == 1 else self.script.upright.format(text)


CANONICAL = Notation("z-a", "z", "a")
NOTATIONS: dict[str, Notation] = {"net-out": Notation("net-out", "net", "out"), "z-a": CANONICAL}


def shown_name(notation: Notation, step: Step) -> str:
    """The name of a step in a notation, without sample and round."""
    script = notation.script
    names = map(script.write, step.names)
    return script.templates[step.kind].format(*names, z=notation.letter(notation.z), a=notation.letter(notation.a))
