"""The epoch of a recording as a program in JavaScript.

    v           a value for every step, by its place in the trail
    formulas    for each step a function of v, null where its number is given
    edits       numbers that stand in the place of what is computed, by the same places
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...programs import CODE, HELPERS, JAVASCRIPT, definitions
from ...recording import Piece, Step, number_piece
from ...recording.expressions import Number, fold, value_of

PROGRAM = """\
const calculation = {{
formulas: [
{}
],
run(v, edits = {{}}) {{
    this.formulas.forEach((formula, id) => {{
        if (id in edits) v[id] = edits[id];
        else if (formula) v[id] = formula(v);
    }});
    return v;
}}
}};
"""


def calculation(trail: Sequence[Step]) -> str:
    """The program."""
    positions = {step.number: place for place, step in enumerate(trail)}

    def leaf(operand: Any) -> Piece:
        """A value, or a constant."""
        is_step = type(operand) is Number and operand in positions
        return Piece(f"v[{positions[operand]}]") if is_step else number_piece(
            repr(value_of(operand)))

    texts = [step.number.operation and fold(step.number, leaf, CODE.combine).text
             for step in trail]
    formulas = [f"v => {JAVASCRIPT.expression(text)}" if text else "null" for text in texts]
    functions = JAVASCRIPT.translated(definitions(filter(None, texts)))
    return HELPERS + "\n".join([*functions, PROGRAM.format(",\n".join(formulas))])
