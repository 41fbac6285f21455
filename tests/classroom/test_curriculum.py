"""The curriculum: its fixed numbers against 50 digits computed here, its drawn ones against formulas written here, not by the
package; solutions taken, wrong numbers refused, slips named; and that the proof would notice if it were otherwise."""
import math
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, getcontext, localcontext

import pytest

from neuron_graph.classroom.practice.attempt import Attempt, TypedAnswer
from neuron_graph.classroom.practice.curriculum import CURRICULUM, EXERCISES
from neuron_graph.classroom.practice.hints import answer, hint, on_the_way
from neuron_graph.errors import BadValue, UnknownName
from neuron_graph.judging.judgement import CARRIED, EARLY, RIGHT, SHORT, SLIP, WRONG, Judgement
from neuron_graph.recording.printer import PLAIN_ASCII, PRETTY
from tests.classroom import proof as proofs
from tests.classroom.proof import proof

SEED = bytes(range(16))
NAMES = list(EXERCISES)


def attempt(name, variant=0, typed=()):
    return Attempt(EXERCISES[name], SEED, variant, typed)


def solved(found):
    """An attempt with all numbers found."""
    while found.current:
        assert found.take(found.current, answer(found.sheet, found.current)).accepted
    return found


def numbers(found):
    """All numbers of an attempt's calculation by name."""
    return {found.sheet.task.name(line.position): value for line, value in zip(found.sheet.task.lines, found.sheet.values)}


# what the table says

def test_names_are_short_and_typed_easily():
    assert len(NAMES) == len(CURRICULUM) >= 25 and all(re.fullmatch(r"[a-z-]{4,14}", name) for name in NAMES)


@pytest.mark.parametrize("row", CURRICULUM, ids=lambda row: row.name)
def test_a_row_reads_well(row):
    sentences = re.findall(r"[.?!](?= |$)", row.lesson)
    assert 2 <= len(sentences) <= 5 and 1 <= len(row.asks) <= 6 and row.tip.endswith((".", "?"))
    assert row.tip != row.lesson and max(map(len, re.split(r"(?<=[.?!]) ", row.lesson))) < 175
    for text in (row.title, row.lesson, row.tip):
        assert text.isascii() and not re.search(r"[=*/^]|\d\s*[-+]\s*\d", text), "a formula in a string"


# the fixed numbers, by 50 digits

def sigmoid(z):
    return 1 / (1 + (-z).exp())


def famous(epochs, trained):
    """Epochs of the famous network in 50 digits: the numbers of each epoch by name."""
    getcontext().prec = 50
    D = Decimal
    w = [D(t) for t in ("0.15", "0.20", "0.25", "0.30", "0.40", "0.45", "0.50", "0.55")]
    b, x, t, eta, found = [D("0.35")] * 2 + [D("0.60")] * 2, [D("0.05"), D("0.10")], [D("0.01"), D("0.99")], D("0.5"), []
    for _ in range(epochs):
        h = [sigmoid(w[2 * n] * x[0] + w[2 * n + 1] * x[1] + b[n]) for n in (0, 1)]
        o = [sigmoid(w[4 + 2 * n] * h[0] + w[5 + 2 * n] * h[1] + b[2 + n]) for n in (0, 1)]
        d = [(o[n] - t[n]) * o[n] * (1 - o[n]) for n in (0, 1)]
        back = [d[0] * w[4 + n] + d[1] * w[6 + n] for n in (0, 1)]
        dh = [back[n] * h[n] * (1 - h[n]) for n in (0, 1)]
        g = [dh[0] * x[0], dh[0] * x[1], dh[1] * x[0], dh[1] * x[1], d[0] * h[0], d[0] * h[1], d[1] * h[0], d[1] * h[1]]
        w = [old - eta * gradient for old, gradient in zip(w, g)]
        b = [old - eta * delta for old, delta in zip(b, dh + d)] if trained else b
        found.append({"a_h1": h[0], "a_h2": h[1], "a_o1": o[0], "a_o2": o[1], "E": sum((o[n] - t[n]) ** 2 / 2 for n in (0, 1)),
                      "dE/dw5": g[4], "w5+": w[4], "dE/da_h1": back[0], "dE/dw1": g[0], "w1+": w[0], "b_o1+": b[2], "b_h1+": b[0]})
    return found


def fixed_truths():
    with localcontext() as context:
        context.prec = 50
        [frozen] = famous(1, trained=False)
        both = [{f"{name}@{number}": value for name, value in found.items()} for number, found in enumerate(famous(2, trained=True), 1)]
        return {"neuron": {"z_o1": Decimal(7), "a_o1": sigmoid(Decimal(7))}, "famous": frozen, "famous-back": frozen,
                "full-epoch": both[0] | both[1]}


TRUTHS = fixed_truths()


@pytest.mark.parametrize("name", [row.name for row in CURRICULUM if row.fixed])
def test_fixed_numbers_are_right_to_the_last_figure(name):
    found = attempt(name)
    for blank in found.blanks:
        true = TRUTHS[name][blank.name]
        assert abs(Decimal(found.sheet.value(blank)) - true) < Decimal("1e-14")
        asked = blank.precision
        unit = Decimal(1).scaleb(true.adjusted() - asked.figures + 1 if asked.figures else -asked.decimals)
        assert Decimal(answer(found.sheet, blank)) == true.quantize(unit, ROUND_HALF_UP)


def test_what_is_printed_elsewhere():
    assert numbers(attempt("neuron"))["a_o1"] == 0.9990889488055994
    assert answer((found := attempt("neuron")).sheet, found.blanks[1]) == "0.9990889"
    assert numbers(attempt("full-epoch"))["E@2"] == pytest.approx(0.280471, abs=5e-7)
    back = attempt("famous-back")
    assert [answer(back.sheet, blank) for blank in back.blanks] == ["0.082167", "0.35892", "0.036350", "0.00043857", "0.1497807"]


# drawn numbers, by formulas of this file

def by_hand(n):
    """What each exercise asks, from its given numbers."""
    def s(z):
        return 1 / (1 + math.exp(-z))

    def z(neuron, *terms):
        return sum(n[w] * a for w, a in terms) + n[f"b_{neuron}"]

    def two(f=s):
        return [f(z("h1", ("w1", n["x1"]), ("w2", n["x2"]))), f(z("h2", ("w3", n["x1"]), ("w4", n["x2"])))]

    def outputs():
        h = two()
        return h, [s(z("o1", ("w5", h[0]), ("w6", h[1]))), s(z("o2", ("w7", h[0]), ("w8", h[1])))], [n["t_o1"], n["t_o2"]]

    def relu():
        h = two(lambda net: max(net, 0.0))
        o = s(z("o1", ("w5", h[0]), ("w6", h[1])))
        return {"a_h1": h[0], "a_h2": h[1], "a_o1": o, "delta_h1": (o - n["t_o1"]) * o * (1 - o) * n["w5"]}

    def tanh():
        h = two(math.tanh)
        o = math.tanh(z("o1", ("w5", h[0]), ("w6", h[1])))
        return {"a_h1": h[0], "da/dz_h1": 1 - h[0] ** 2, "delta_h1": (o - n["t_o1"]) * (1 - o * o) * n["w5"] * (1 - h[0] ** 2)}

    def shares():
        e = [math.exp(z(f"o{k}", (f"w{2 * k - 1}", n["x1"]), (f"w{2 * k}", n["x2"]))) for k in (1, 2, 3)]
        a = [part / sum(e) for part in e]
        t = [n[f"t_o{k}"] for k in (1, 2, 3)]
        return {f"a_o{k}": a[k - 1] for k in (1, 2, 3)} | {f"delta_o{k}": a[k - 1] - t[k - 1] for k in (1, 2, 3)} | {
            "E": -sum(own * math.log(part) for own, part in zip(t, a))}

    def mean():
        _, o, t = outputs()
        return {"E_o1": (o[0] - t[0]) ** 2, "E_o2": (o[1] - t[1]) ** 2, "E": sum((a - b) ** 2 for a, b in zip(o, t)) / 2}

    def yes_or_no():
        _, o, t = outputs()
        return {"E": -sum(b * math.log(a) + (1 - b) * math.log(1 - a) for a, b in zip(o, t))}

    def updated():
        h, o, t = outputs()
        d = [(a - b) * a * (1 - a) for a, b in zip(o, t)]
        w5, w7 = n["w5"] - n["eta"] * d[0] * h[0], n["w7"] - n["eta"] * d[1] * h[0]
        back = d[0] * w5 + d[1] * w7
        return {"w5+": w5, "w7+": w7, "dE/da_h1": back, "w1+": n["w1"] - n["eta"] * back * h[0] * (1 - h[0]) * n["x1"]}

    def epochs(keep):
        w, b, v, u, found = n["w1"], n["b_o1"], 0.0, 0.0, {}
        for number in (1, 2):
            o = s(w * n["x1"] + b)
            d = (o - n["t_o1"]) * o * (1 - o)
            v, u = keep * v - n["eta"] * d * n["x1"], keep * u - n["eta"] * d
            w, b = w + v, b + u
            found |= {f"E_o1@{number}": (o - n["t_o1"]) ** 2 / 2, f"w1+@{number}": w, f"b_o1+@{number}": b, f"v_w1+@{number}": v}
        return found

    def deep():
        a = [n["x1"]]
        for k, neuron in enumerate(("h1_1", "h2_1", "o1"), 1):
            a.append(s(z(neuron, (f"w{k}", a[-1]))))
        d = (a[3] - n["t_o1"]) * a[3] * (1 - a[3])
        d2 = d * n["w3"] * a[2] * (1 - a[2])
        d1 = d2 * n["w2"] * a[1] * (1 - a[1])
        return {"delta_h2_1": d2, "delta_h1_1": d1, "dE/dw1": d1 * n["x1"]}

    return {"relu": relu, "tanh": tanh, "softmax": shares, "cross-entropy": shares, "mean-error": mean, "yes-or-no": yes_or_no,
            "updated-order": updated, "two-epochs": lambda: epochs(0.0), "momentum": lambda: epochs(0.9), "deep": deep}


BY_HAND = list(by_hand({}))


@pytest.mark.parametrize("name", BY_HAND)
def test_drawn_numbers_are_what_a_hand_computes(name):
    for variant in range(3):
        found = attempt(name, variant)
        known = {line.step.name: found.sheet.values[line.position] for line in reversed(found.sheet.task.lines) if line.is_given}
        truth = by_hand(known)[name]()
        for blank in found.blanks:
            if blank.name in truth:
                assert found.sheet.value(blank) == pytest.approx(truth[blank.name], rel=1e-12, abs=1e-15)
        assert len(truth.keys() & {blank.name for blank in found.blanks}) >= 1


# solving, slips, following through

@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_holds(name):
    found = proof(EXERCISES[name])
    assert found.problems == [] and found.numbers == found.variants * len(EXERCISES[name].asks)


@pytest.mark.parametrize("name", NAMES)
def test_variants_differ_and_come_again(name):
    texts = [[answer(found.sheet, blank) for blank in found.blanks] for found in (attempt(name), attempt(name, 1), attempt(name))]
    assert texts[0] == texts[2] and (texts[0] == texts[1]) == EXERCISES[name].fixed
    other = Attempt(EXERCISES[name], bytes(16), 0)
    assert ([answer(other.sheet, blank) for blank in other.blanks] == texts[0]) == EXERCISES[name].fixed


def test_an_answer_that_was_kept_by_an_older_name_is_found_again():
    found = attempt("back-two", typed=[TypedAnswer("dE_o1/da_h1", "0.0123", True)])
    assert [blank.name for blank in found.blanks] == ["dE/da_h1:o1", "dE/da_h1:o2", "dE/da_h1", "delta_h1"]
    assert found.current is found.blanks[1] and list(found.texts.values()) == ["0.0123"]


SLIPS = [  # exercise, number, what a student computes, the slip's name, or the mark
    ("your-own", "z_o1", lambda n: n["w1"] * n["x1"] + n["w2"] * n["x2"], "bias left out"),
    ("your-own", "z_o1", lambda n: n["w2"] * n["x1"] + n["w1"] * n["x2"] + n["b_o1"], "weights swapped"),
    ("two-deltas", "delta_o1", lambda n: (n["t_o1"] - n["a_o1"]) * n["a_o1"] * (1 - n["a_o1"]), "sign of the error"),
    ("back-two", "dE/da_h1", lambda n: n["dE/da_h1:o1"], "one share only"),
    ("update", "w5+", lambda n: n["w5"] + n["eta"] * n["dE/dw5"], "added instead of subtracted"),
    ("update", "w1+", lambda n: n["w1"] - n["dE/dw1"], "learning rate left out"),
    ("error", "E_o1", lambda n: (n["t_o1"] - n["a_o1"]) ** 2, "factor 2 or 1/2"),
    ("two-layers", "a_h2", lambda n: n["z_h2"], ""), ("gradients", "dE/dw5", lambda n: n["delta_o1"] * n["a_h2"], "wrong index"),
]


@pytest.mark.parametrize("name, number, mistaken, slip", SLIPS, ids=[f"{row[0]}-{row[1]}-{row[3]}" for row in SLIPS])
def test_a_slip_is_named(name, number, mistaken, slip):
    found = attempt(name)
    while found.current.name != number:
        found.take(found.current, answer(found.sheet, found.current))
    reply = found.take(found.current, f"{mistaken(numbers(found)):.4g}" if "+" not in number else f"{mistaken(numbers(found)):.5f}")
    assert not reply.accepted and reply.word in (SLIP, WRONG) and found.current.name == number
    assert not slip or slip in {named.name for named in reply.slips} and "that comes out if " in reply.sentence
    assert slip or reply.sentence.startswith(("that ", "right but for "))


def test_what_follows_from_ones_own_number_is_right():
    found = attempt("two-layers")
    n = numbers(found)
    wrong = round(n["z_h1"] + 0.123, 4)
    assert found.take(found.current, str(wrong)) == Judgement(WRONG, "none of the usual slips gives this number")
    found.leave()
    assert found.current.name == "a_h1"
    reply = found.take(found.current, f"{1 / (1 + math.exp(-wrong)):.4f}")
    assert (reply.accepted, reply.word, reply.sentence) == (True, CARRIED, "right from your own net_h1, which is still to be mended")
    while found.current.name != "z_h1":
        found.leave()
    assert found.take(found.blank("net_h1"), f"{n['z_h1']:.4g}").word == RIGHT
    assert found.take(found.blank("out_h1"), f"{n['a_h1']:.4f}").word == RIGHT


def test_fewer_figures_cut_ones_and_other_numbers():
    found = attempt("neuron")
    found.take(found.current, "7")
    assert found.judged(found.current, "0.999").word == SHORT
    assert found.judged(found.current, "0.99908894").word in (RIGHT, EARLY)
    assert found.judged(found.current, "0.9990888").sentence.startswith("cut, not rounded")
    layers = attempt("two-layers")
    other = answer(layers.sheet, layers.blank("net_h2"))
    assert layers.judged(layers.current, other).word in (SLIP, WRONG) and not layers.judged(layers.current, other).accepted


@pytest.mark.parametrize("text", ["0.9990889", "0,9990889", " .9990889 ", "9.990889e-1", "= 0.9990889", "9.990889×10^-1"])
def test_numbers_are_read_as_people_write_them(text):
    found = attempt("neuron", typed=[TypedAnswer("z_o1", "7", True)])
    assert found.take(found.current, text).accepted and found.solved


@pytest.mark.parametrize("text", ["", "?", "abc", "1/0", "nan", "inf", "1e999", "__import__('os')", "0.5.5", "9" * 500])
def test_what_is_no_number_is_said_and_forgotten(text):
    found = attempt("neuron")
    with pytest.raises(BadValue):
        found.take(found.current, text)
    assert found.texts == {}


def test_a_right_answer_is_not_lost_to_a_wrong_one():
    found = solved(attempt("neuron"))
    assert not found.take(found.blank("out_o1"), "0.5").accepted and found.solved and found.texts[found.blank("out_o1").position] == "0.9990889"
    with pytest.raises(UnknownName, match="nearest: out_o1"):
        found.blank("out_o2")


def test_an_earlier_sitting_goes_on():
    typed = [TypedAnswer("z_o1", "7", True), TypedAnswer("a_o1", "0.5", False), TypedAnswer("a_o9", "1", True), TypedAnswer("a_o1", "rubbish", True)]
    found = attempt("neuron", typed=typed)
    assert found.current.name == "a_o1" and len(found.texts) == 2


# hints

def test_hints_lead_from_symbols_to_the_answer():
    found = attempt("famous-back")
    blank = found.current
    assert hint(found, blank, 1, PRETTY)[-1] == "dE/dw5 = δ_o1·out_h1"
    assert hint(found, blank, 1, PLAIN_ASCII)[-1] == "dE/dw5 = delta_o1*out_h1"
    assert hint(found, blank, 2, PRETTY)[-1] == "dE/dw5 = 0.138499·0.59327"
    assert hint(found, blank, 3, PRETTY) == ["dE/dw5 = 0.082167"]


def test_a_hint_begins_with_what_is_known():
    found = attempt("two-layers")
    last = found.blanks[-1]
    assert len(on_the_way(found, last)) == 6
    while found.current is not last:
        found.take(found.current, answer(found.sheet, found.current))
    assert on_the_way(found, last) == [last.position]


# the proof proves something

BROKEN = [
    ("answer", lambda sheet, blank: "0.4242", "its own solution 0.4242 is "),
    ("hint", lambda *rest: ["x"], "two are the same"),
    ("OFF", (1.0000001,), None),
]


@pytest.mark.parametrize("name, value, problem", BROKEN)
def test_the_proof_notices(monkeypatch, name, value, problem):
    monkeypatch.setattr(proofs, name, value)
    problems = proof(EXERCISES["your-own"], SEED, 1).problems
    assert any(problem in found for found in problems) if problem else problems == []


def test_the_proof_notices_judges_that_take_anything_or_name_nothing(monkeypatch):
    monkeypatch.setattr(Attempt, "judged", lambda *rest: Judgement(RIGHT, "right"))
    problems = " ".join(proof(EXERCISES["your-own"], SEED, 1).problems)
    assert "the wrong number" in problems and "is taken" in problems and "which is right" in problems
    monkeypatch.setattr(Attempt, "judged", lambda *rest: Judgement(WRONG, "no"))
    problems = " ".join(proof(EXERCISES["your-own"], SEED, 1).problems)
    assert "it is not solved by its own solution" in problems and "which is wrong: no" in problems


def test_the_proof_notices_numbers_that_cannot_be_told_apart():
    same = replace(EXERCISES["your-own"].numbers or EXERCISES["neuron"].numbers, inputs=[0.5, 0.5], parameters=[0.3, 0.3, 0.2])
    row = replace(EXERCISES["your-own"], numbers=same)
    assert proof(row, SEED, 1).classes < proof(EXERCISES["your-own"], SEED, 1).classes


def test_numbers_drawn_before_an_exercise_was_renamed_stay():
    assert str(EXERCISES["two-epochs"].sheet(bytes(16), 0).code) == "VDVV-52K0-002T-JZ6D"
