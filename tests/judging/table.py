"""The table of typed numbers: what a person gives for a number, and the one kind decided for it.

    Typed("worked-example", "out_o1", "0.7513", "cut")    it is 0.7513650695, 4 figures are asked
    python -m tests.judging.table                         prints what each of the four ways says

A kind is one of

    right            right to the last digit written
    right:padded     right, with zeros behind its figures to fill up
    follows          right from one's own earlier numbers
    cut              the right digits, the last one not rounded
    short            right, or cut, with fewer figures than asked
    early            numbers before it were rounded, or cut, too much
    slip:NAME        a mistake of the table gives it
    other:NAME       it is the number of another line
    misprint:WHAT    one error of typing: swapped, doubled, lost, point, sign
    unreadable       no number
    wrong            nothing explains it

The kind is the same whoever judges. What it leads to is a policy, a row of `KINDS`; where the
figures asked or the chain before it make a difference, a row says what is expected instead.
"""
from __future__ import annotations

from typing import NamedTuple

from .ways import ACCEPTED, REFUSED, UNREADABLE, WAYS


class Typed(NamedTuple):
    """A number that a person gives for one of an example's numbers.

    `own` are the person's numbers before it. `check`, `mark` and `tries` (practice and predict)
    are what it leads to, where that is not what its kind leads to.
    """

    example: str
    name: str
    typed: str
    kind: str
    own: dict[str, str] = {}
    check: str = ""
    mark: str = ""
    tries: str = ""
    figures: int = 4

    def __str__(self) -> str:
        own = ", ".join(f"{name} = {text}" for name, text in self.own.items())
        after = f" after {own}" if own else ""
        return f"{self.example}: {self.name} = {self.typed}{after} is {self.kind}"


class Kind(NamedTuple):
    """What a kind leads to: the verdicts that `check` may give, which are several where chance
    decides, the mark, and what becomes of a try."""

    check: str
    mark: str
    tries: str


KINDS = {
    "right": Kind("exact", "right", ACCEPTED),
    "right:padded": Kind("chained", "right", ACCEPTED),
    "follows": Kind("chained inherited", "carried right", ACCEPTED),
    "cut": Kind("truncated", "rounded right", ACCEPTED),
    "short": Kind("exact truncated", "rounded", REFUSED),
    "early": Kind("slip unexplained", "rounded", REFUSED),
    "slip": Kind("slip convention unexplained", "slip", REFUSED),
    "other": Kind("slip convention unexplained", "slip", REFUSED),
    "misprint": Kind("misprint unexplained", "slip", REFUSED),
    "unreadable": Kind(UNREADABLE, "unreadable", UNREADABLE),
    "wrong": Kind("unexplained", "wrong", REFUSED),
}
SAID = {
    "right:padded": ["zero"],
    "follows": ["own"],
    "cut": ["cut"],
    "short": ["asked"],
    "early": ["rounded"],
    "misprint:swapped": ["swapped"],
    "misprint:doubled": ["doubled"],
    "misprint:lost": ["lost"],
    "misprint:point": ["point"],
    "misprint:sign": ["its sign is wrong"],
    "slip:sign of the error": ["its sign is wrong", "the other way round"],
    "slip:output slope missing": ["slope of the output's activation is left out"],
    "slip:hidden slope missing": ["slope of the hidden neuron's activation is left out"],
    "slip:bias left out": ["bias is left out"],
    "slip:weights swapped": ["two are swapped"],
    "slip:added instead of subtracted": ["added instead of subtracted"],
    "slip:learning rate left out": ["without the learning rate"],
    "slip:factor 2 or 1/2": ["a factor 2 or one half"],
    "slip:e^z for e^-z": ["lost its minus sign"],
    "slip:chain broken off": ["the chain rule is broken off"],
    "slip:one share only": ["only what comes back through one of the neurons above"],
    "slip:wrong index": ["another index"],
    "slip:derivative by the activation for delta": ["used where delta belongs"],
    "slip:another activation": ["tanh of"],
    "slip:activation not finished": ["is not finished"],
    "slip:part left out": ["left out, such as a square"],
    "slip:factor too many": ["does not belong there"],
    "slip:operation exchanged": ["one operation is done for another"],
    "slip:weight not updated": ["stays as it was"],
}
"""The words of an explanation in every way's sentence. Of `other` it is the name of that line."""
UNSAID = {("check", "follows"): ["printed"], ("mark", "follows"): [], ("check", "short"): []}
"""Where a way says it otherwise, or has nothing to say: `check` asks for no figures, and a mark
follows rounded numbers silently."""

W, M, S, P = "worked-example", "mazur", "sklearn-mlp", "postnetwork"
RIGHT_BEFORE = {"out_h1": "0.5933", "delta_o1": "0.06925"}
CUT_BEFORE = {"out_h1": "0.5932", "delta_o1": "0.06924"}
FACTORS = {"dE/dout_h1": "0.01818", "dout/dnet_h1": "0.2413"}
LOST = {"out_h1": "0.5933", "delta_o2": "-0.01905"}
SLOPELESS = {"out_h1": "0.5933", "delta_o1": "0.3707"}
TURNED = {"out_h1": "0.5933", "delta_o1": "-0.06925"}
TOO_SHORT = {"mark": "rounded", "tries": REFUSED}
ENOUGH = {"mark": "right", "tries": ACCEPTED}
"""Of a number with more figures than asked: to those asked it is right."""
ONE_FIGURE = {"mark": "wrong"}
"""One figure shows no method."""
WITHIN = {"mark": "right", "tries": ACCEPTED}
"""So near that numbers carried with one figure more than asked may give it."""

RIGHT = [
    Typed(W, "net_h1", "0.3775", "right"),
    Typed(W, "net_h1", "0.37750", "right"),
    Typed(W, "net_h1", "0,3775", "right"),
    Typed(W, "net_h1", "3.775e-1", "right"),
    Typed(W, "net_h1", "3.775·10⁻¹", "right"),
    Typed(W, "net_h1", "3.775×10^-1", "right"),
    Typed(W, "net_h1", "151/400", "right"),
    Typed(W, "net_h1", "37.75%", "right"),
    Typed(W, "net_h2", "0.3925", "right"),  # a float has 0.39249999999999996
    Typed(W, "out_h1", "0.5933", "right"),
    Typed(W, "out_o1", "0.7514", "right"),
    Typed(W, "out_o1", ".7514", "right"),
    Typed(W, "out_o1", "+0.7514", "right"),
    Typed(W, "out_o1", "75.14%", "right"),
    Typed(W, "out_o1", "75,14 %", "right"),
    Typed(W, "out_o1", "0.75137", "right"),
    Typed(W, "out_o1", "0.7513650695523157", "right"),
    Typed(W, "net_o1", "1,106", "right"),
    Typed(W, "E", "0.1492", "right"),
    Typed(W, "delta_o2", "−0.01905", "right"),
    Typed(W, "delta_o2", "−0,01905", "right"),
    Typed(W, "dE/dw5", "0.04108", "right"),  # rounded and cut are the same
    Typed(W, "dE/dw1", "0.0002193", "right"),
    Typed(W, "dE/dw1", "2.193e-4", "right"),
    Typed(W, "dE/dw1", "2.193·10⁻⁴", "right"),
    Typed(W, "dE/dw1", "0.02193%", "right"),
    Typed(W, "w5+", "0.37946", "right"),
    Typed(W, "w5+", "0.3795", "right"),
    Typed(M, "dE/dw5", "0.08217", "right"),
    Typed(M, "delta_o1", "0.1385", "right"),
    Typed(M, "w1+", "0.1497807", "right"),
    Typed(S, "z_h1", "0.75", "right"),  # a float has 0.7499999999999999
    Typed(S, "z_h1", "3/4", "right"),
    Typed(S, "z_h2", "3/10", "right"),
    Typed(S, "E_o", "1.450", "right"),
    Typed(S, "E_o", "1.45", "right"),  # 1.4500951: only a zero is not written
    Typed(S, "E_l2", "0.0225", "right"),
    Typed(S, "b_o+", "0.92345", "right"),
    Typed(P, "a_h2", "1/2", "right"),
    Typed(P, "a_y1", "56.71 %", "right"),
    Typed(P, "z_h2", "0", "right"),
    Typed(P, "dE/db2", "0", "right"),  # a float has -5.55e-17
    Typed(P, "E_y2", "0.000", "right"),
    Typed(P, "da/dz_h2", "0.25", "right"),
    Typed(P, "delta_y1", "-0.4329", "right"),
    Typed(W, "dE/dw5", "0.04108", "right", RIGHT_BEFORE),  # though from these it would be 0.04109
    Typed(W, "out_o1", "0.75142", "right", check="unexplained", **ENOUGH),  # 4 figures are asked
]
CUT = [
    Typed(W, "out_o1", "0.7513", "cut"),
    Typed(W, "out_o1", "75.13%", "cut"),
    Typed(W, "out_o1", "0.75136", "right", check="truncated"),
    Typed(W, "out_h1", "0.5932", "cut"),
    Typed(W, "net_o1", "1.105", "cut"),
    Typed(W, "E", "0.1491", "cut"),
    Typed(W, "delta_o1", "0.06924", "cut"),
    Typed(W, "delta_o2", "-0.01904", "cut"),
    Typed(W, "dE/dw1", "0.0002192", "cut"),
    Typed(W, "dE/dw1", "2.192e-4", "cut"),
    Typed(W, "delta_h1", "0.004385", "cut"),
    Typed(W, "w5+", "0.3794", "cut"),
    Typed(M, "E", "0.2983", "cut"),
    Typed(M, "dE/dw5", "0.08216", "cut"),
    Typed(S, "a_h1", "0.6791", "cut"),
    Typed(S, "E", "1.472", "cut"),
    Typed(P, "z_y1", "0.4276", "cut"),
    Typed(P, "delta_y1", "-0.4328", "cut"),
    Typed(W, "out_o1", "0.75130", "cut"),  # cut, then filled up
]
PADDED = [
    Typed(W, "out_o1", "0.75140", "right:padded"),
    Typed(W, "out_h1", "0.593300", "right:padded"),
    Typed(W, "net_o1", "1.1060", "right:padded"),
    Typed(W, "delta_o1", "0.0692500", "right:padded"),
    Typed(W, "out_o1", "75.140%", "right:padded"),
    Typed(P, "a_y1", "0.56710", "right:padded"),
    Typed(W, "out_o1", "0.7510", "short", check="unexplained"),  # three figures and a zero
    Typed(W, "out_o1", "0.75100", "right:padded", **TOO_SHORT),
    Typed(W, "net_o1", "1.110", "short", check="unexplained"),
    Typed(W, "out_o1", "0.7500", "short", check="unexplained"),  # too few to tell padding
]
SHORT = [
    Typed(W, "out_o1", "0.751", "short"),
    Typed(W, "out_o1", "0.75", "short"),
    Typed(W, "out_o1", "75%", "short"),
    Typed(W, "net_o1", "1.10", "short"),  # cut, too
    Typed(W, "net_o1", "1.1", "short"),
    Typed(W, "w5+", "0.379", "short"),
    Typed(M, "dE/dw5", "0.082", "short"),
    Typed(P, "E", "0.57", "short"),
    Typed(W, "out_o1", "0.8", "short", **ONE_FIGURE),
    Typed(W, "delta_o1", "0.07", "short", **ONE_FIGURE),
    Typed(W, "dE/dw1", "0.0002", "short", **ONE_FIGURE),
    Typed(W, "dE/dw1", "0.000", "short", **ONE_FIGURE),
    Typed(W, "dE/dw1", "0", "short", **ONE_FIGURE),
]
EARLY = [
    Typed(W, "dE/dw5", "0.04109", "early", **WITHIN),  # 0.06925·0.5933
    Typed(W, "dE/dw6", "0.04134", "early", **WITHIN),  # 0.06925·0.5969
    Typed(W, "delta_h1", "0.004387", "early", **WITHIN),  # 0.01818·0.2413
    Typed(W, "dE/dw1", "0.0002195", "early", **WITHIN),  # 0.00439·0.05
    Typed(W, "dE/dw5", "0.04092", "early"),  # 0.0690·0.593, all numbers with 3 figures
    Typed(W, "delta_o1", "0.06938", "early"),  # 0.371·0.187
    Typed(W, "delta_o1", "0.06901", "early"),  # 0.371·0.186, all numbers with 3 figures
    Typed(W, "delta_h1", "0.004338", "early"),  # 0.018·0.241
    Typed(W, "delta_h1", "0.004800", "early"),  # 0.02·0.24
    Typed(W, "dE/dw1", "0.0002000", "early"),  # 0.004·0.05
    Typed(W, "E", "0.1450", "early"),  # (0.27 + 0.02)/2
    Typed(W, "E", "0.1495", "early"),  # (0.275 + 0.024)/2
]
FOLLOWS = [
    Typed(W, "dE/dw5", "0.04109", "follows", RIGHT_BEFORE),
    Typed(W, "dE/dw6", "0.04134", "follows", {"out_h2": "0.5969", "delta_o1": "0.06925"}),
    Typed(W, "delta_h1", "0.004387", "follows", FACTORS),
    Typed(W, "dE/dw5", "0.04107", "follows", CUT_BEFORE),
    Typed(W, "net_o1", "1.118", "follows", {"out_h1": "0.6225", "out_h2": "0.5969"}),
    Typed(W, "dE/dw5", "0.2199", "follows", SLOPELESS, check="convention"),
    Typed(W, "dE/dw5", "-0.04109", "follows", TURNED),
]
MISPRINTS = [
    Typed(W, "out_o1", "0.7541", "misprint:swapped"),
    Typed(W, "out_h1", "0.5393", "misprint:swapped"),
    Typed(W, "net_o1", "1.160", "misprint:swapped"),
    Typed(W, "E", "0.1429", "misprint:swapped"),
    Typed(M, "dE/dw5", "0.08271", "misprint:swapped"),
    Typed(P, "a_y1", "0.5617", "misprint:swapped"),
    Typed(W, "out_o1", "0.75514", "misprint:doubled"),
    Typed(W, "out_o2", "0.77729", "misprint:doubled"),
    Typed(W, "out_h1", "0.59333", "right", check="misprint unexplained"),
    Typed(W, "out_o1", "0.754", "misprint:lost"),
    Typed(W, "out_o2", "0.729", "misprint:lost"),
    Typed(W, "dE/dw5", "0.0418", "misprint:lost"),
    Typed(W, "out_o1", "7.514", "misprint:point"),
    Typed(W, "out_o1", "0.07514", "misprint:point"),
    Typed(W, "out_o1", "0.7514%", "misprint:point"),
    Typed(W, "net_o1", "11.06", "misprint:point"),
    Typed(W, "delta_o1", "0.6925", "misprint:point"),
    Typed(W, "dE/dw5", "0.4108", "misprint:point"),
    Typed(W, "dE/dw1", "0.002193", "misprint:point"),
    Typed(S, "a_o", "7.655", "misprint:point"),
    Typed(W, "net_o1", "-1.106", "misprint:sign"),
    Typed(W, "out_h1", "-0.5933", "misprint:sign"),
    Typed(W, "E", "-0.1492", "misprint:sign"),
    Typed(W, "w5+", "-0.37946", "misprint:sign"),
    Typed(W, "dE/dw7", "0.01130", "misprint:sign", LOST),  # in this line, that is
]
OTHERS = [
    Typed(W, "net_h1", "0.3925", "other:net_h2"),
    Typed(W, "net_o1", "1.225", "other:net_o2"),
    Typed(W, "net_o1", "0.5969", "other:out_h2"),
    Typed(W, "out_h1", "0.5969", "other:out_h2"),
    Typed(W, "out_h1", "0.3775", "other:net_h1"),
    Typed(W, "out_o1", "1.106", "other:net_o1"),
    Typed(W, "E_o1", "0.02356", "other:E_o2"),
    Typed(W, "E", "0.2748", "other:E_o1"),
    Typed(W, "dE/dw5", "0.04133", "other:dE/dw6"),
    Typed(W, "dE/dw6", "0.04108", "other:dE/dw5"),
    Typed(P, "a_y1", "0.4329", "other:a_y2"),
]
SLIPS = [
    Typed(W, "dE/dout_o2", "0.1085", "slip:sign of the error"),
    Typed(W, "delta_o1", "-0.06925", "slip:sign of the error"),
    Typed(W, "delta_o2", "0.01905", "slip:sign of the error"),
    Typed(W, "dE/dw5", "-0.04108", "slip:sign of the error"),
    Typed(W, "dE/dw7", "0.01130", "slip:sign of the error"),
    Typed(M, "delta_o1", "-0.1385", "slip:sign of the error"),
    Typed(S, "delta_o", "-0.7655", "slip:sign of the error"),
    Typed(P, "delta_y1", "0.4329", "slip:sign of the error"),  # and δ_y2, of which the slip tells more
    Typed(W, "delta_o1", "0.3707", "slip:output slope missing"),
    Typed(M, "delta_o1", "0.7414", "slip:output slope missing"),
    Typed(W, "dE/dw5", "0.2199", "slip:output slope missing"),
    Typed(W, "delta_h1", "0.01818", "slip:hidden slope missing"),
    Typed(M, "delta_h1", "0.03635", "slip:hidden slope missing"),
    Typed(W, "dE/dw1", "0.0009088", "slip:hidden slope missing"),
    Typed(W, "net_o1", "0.5059", "slip:bias left out"),
    Typed(W, "net_o1", "0.51", "wrong"),  # without the bias, but two figures tell no slip from another
    Typed(W, "net_h1", "0.0275", "slip:bias left out"),
    Typed(W, "out_o1", "0.6238", "slip:bias left out"),
    Typed(S, "z_h1", "0.65", "slip:bias left out"),
    Typed(W, "net_o1", "1.1057", "right", check="slip unexplained convention"),
    Typed(W, "w5+", "0.42054", "slip:added instead of subtracted"),
    Typed(W, "w5+", "0.35892", "slip:learning rate left out"),
    Typed(W, "E", "0.2984", "slip:factor 2 or 1/2"),
    Typed(W, "dE/dw5", "0.08217", "slip:factor 2 or 1/2"),
    Typed(M, "E", "0.1492", "slip:factor 2 or 1/2"),
    Typed(W, "out_h1", "0.4067", "slip:e^z for e^-z"),
    Typed(W, "dE/dw5", "0.06925", "slip:chain broken off"),
    Typed(W, "dE/dout_h1", "0.02770", "slip:one share only"),
    Typed(W, "dE/dw5", "0.2199", "slip:derivative by the activation for delta", own=RIGHT_BEFORE),
    Typed(W, "out_o1", "0.8026", "slip:another activation", check="unexplained"),  # four digits in a text are too few
    Typed(W, "out_o1", "1.331", "slip:activation not finished"),
    Typed(W, "E_o1", "-0.3707", "slip:part left out"),
    Typed(W, "w5+", "0.02054", "slip:part left out"),
    Typed(W, "dE/dw5", "0.01643", "slip:factor too many"),
    Typed(W, "net_o1", "0.6637", "slip:operation exchanged"),
    Typed(S, "dE/dw1", "0.01001", "slip:wrong index"),  # w6, which is 0, for w1
]
NOTHING = [
    Typed(W, "out_o1", "half", "unreadable"),
    Typed(W, "out_o1", "0.75.14", "unreadable"),
    Typed(W, "out_o1", "0,751,4", "unreadable"),
    Typed(W, "out_o1", "1/0", "unreadable"),
    Typed(W, "out_o1", "nan", "unreadable"),
    Typed(W, "out_o1", "3/4", "wrong"),  # a fraction is exact, and this is not 0.7513
    Typed(W, "out_o1", "0", "wrong"),  # nor cut: no figure of it is left
    Typed(W, "E_o1", "0.5000", "wrong"),  # the one half without all that it multiplies, or times 1
    Typed(W, "out_o1", "1e100", "wrong"),
    Typed(W, "out_o1", "0.6137", "wrong"),
    Typed(W, "out_o1", "0.57173", "wrong"),  # two misprints are none
    Typed(W, "net_o1", "2.345", "wrong"),
    Typed(W, "net_o1", "-3", "wrong"),
    Typed(W, "dE/dw5", "0.05791", "wrong"),
    Typed(W, "E", "0.3141", "wrong"),
    Typed(W, "delta_o1", "0.001234", "wrong"),
    Typed(M, "w5+", "0.41234", "wrong"),
    Typed(S, "a_h1", "0.9000", "wrong"),
    Typed(P, "a_y1", "0.6000", "wrong"),
]
ROWS = [*RIGHT, *CUT, *PADDED, *SHORT, *EARLY, *FOLLOWS, *MISPRINTS, *OTHERS, *SLIPS, *NOTHING]


def expected(row: Typed, way: str) -> list[str]:
    """The words of which a way has one for a row."""
    kind = KINDS.get(row.kind) or KINDS[row.kind.partition(":")[0]]
    column = way if way in ("check", "mark") else "tries"
    return (getattr(row, column) or getattr(kind, column)).split()


def words_said(row: Typed, way: str) -> list[str]:
    """The words that a way's sentence has to have."""
    kind, _, what = row.kind.partition(":")
    if way == "check" and (row.check in ("unexplained", "convention") or "convention" in expected(row, way) and kind == "follows"):
        return []
    return UNSAID.get((way, kind), [what] if kind == "other" else SAID.get(row.kind, []))


def print_table() -> None:
    """What each way says of every row, marked with ! where that is not what is decided."""
    for row in ROWS:
        print(row)
        for way, judge in WAYS.items():
            said = judge(row.example, row.figures).said(row.name, row.typed, row.own)
            missing = [text for text in words_said(row, way) if text not in said.sentence]
            agrees = said.word in expected(row, way) and not missing
            print(f"  {' ' if agrees else '!'} {way:<8} {said.word}: {said.sentence}")


if __name__ == "__main__":
    print_table()
