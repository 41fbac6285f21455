"""Simulated students: who makes no mistake, who slips, who rounds too early, who guesses; and what marking makes of them.

Every student carries one figure more than is asked. The sheets ask for all lines; a slip is any of the table in any
line of theirs, each as likely, that gives another number there.
"""
import itertools
import math
import random
import time
from collections import Counter, namedtuple
from decimal import ROUND_HALF_UP

from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.network.convention import Convention
from neuron_graph.recording.carry import at_exponent, at_figures
from neuron_graph.recording.expressions.arithmetics import FLOATS
from neuron_graph.recording.expressions.expression import fold
from neuron_graph.recording.expressions.number import Number

SEED = 7
SECRET = b"a secret for measurements"
LAYERS = [(2, 2, 1), (2, 2, 2), (3, 2, 2)]
ACTIVATIONS = ["sigmoid", "tanh", "relu"]
CONVENTIONS = ["", "error=half-squared-mean,bias=frozen", "error=squared-sum,order=updated"]
SHEETS = 2000
EACH = 5
"""How many students of a kind fill in each sheet."""


def rows(sheets=SHEETS):
    """(what, bound, measured)."""
    counts = measured(sheets)
    for what, (bound, good, of) in TABLE.items():
        yield f"{what} ({counts[of]})", bound, f"{100 * counts[good] / max(counts[of], 1):.2f} %"
    for word, figure in left_out(200).items():
        yield f"a slip in a line that is not asked: {word}", "-", f"{figure:.2f} %"
    yield "drawing 200 sheets of 2-2-2, seconds", "under 20", drawing(200)
    for kind in ("right", "one slip", "random"):
        yield f"marking 200 sheets of 40 answers, {kind}, seconds", "under 10", marking(200, kind)


TABLE = {
    "no mistake, asked figures written: right": ("100 %", "right", "answers"),
    "... one more written: right": ("100 %", "right more", "answers more"),
    "... all digits carried: right": ("100 %", "right all", "answers all"),
    "... every operation rounded, not only every line: right": ("-", "right each", "answers each"),
    "... carrying the written figures: right or carried": ("-", "right written", "answers written"),
    "one slip: named, alone": ("at least 97 %", "named", "slips"),
    "... named with another class that is as near": ("-", "named too", "slips"),
    "... another one named": ("at most 0.5 %", "another", "slips"),
    "... later answers right or carried": ("at least 99 %", "later good", "later"),
    "an unexplained number: later answers right or carried": ("-", "followed", "following"),
    "two slips: both named": ("at least 85 %", "both", "pairs"),
    "2 figures carried: told from a slip": ("at least 95 %", "short told", "short"),
    "... rounded, right or carried": ("-", "short good", "short"),
    "one random number on a right sheet: called a slip": ("at most 1 %", "random slip", "random"),
    "nothing but random numbers: called a slip": ("at most 1 %", "all slip", "all random"),
    "wrong sign or zero: right or carried": ("0 %", "sign right", "sign"),
    "classes of slips that are doubtful on their sheet": ("-", "doubtful", "classes"),
}


def courses():
    """The courses of the table, each with its share of the sheets."""
    for layers in LAYERS:
        for activation in ACTIVATIONS:
            for convention in CONVENTIONS:
                yield Course(SECRET, Settings(layers, activation=activation, convention=Convention().changed(convention)))


def measured(sheets, failures=None):
    """What was counted on so many sheets; `failures` collects those that went wrong."""
    draw, counts = random.Random(SEED), Counter()
    every = list(courses())
    for number in range(sheets):
        course = every[number % len(every)]
        measure(course, course.sheet(f"student {number}"), draw, counts, failures if failures is not None else [])
    return counts


def measure(course, sheet, draw, counts, failures):
    """All kinds of students on one sheet."""
    for kind, more, carried in (("", 0, 1), (" more", 1, 1), (" all", 0, 9), (" each", 0, 1), (" written", 0, 0)):
        marks = marked(sheet, Student(sheet, more=more, carried=carried, each=kind == " each").texts()).marks
        good = [mark.mark == "right" or carried == 0 and mark.mark == "carried" for mark in marks]
        counts["right" + kind] += sum(good)
        counts["answers" + kind] += len(marks)
        failures += [("no mistake" + kind, sheet, mark) for mark, well in zip(marks, good) if not well]
    for _ in range(EACH):
        slips(course, sheet, draw, counts, failures, 1)
        slips(course, sheet, draw, counts, failures, 2)
        guessed(sheet, draw, counts)
        followed(sheet, draw, counts, failures)
        against(sheet, draw, counts, failures)
    short(sheet, counts, failures)
    words = [mark.mark for mark in marked(sheet, {b.name: guess(sheet, b, draw) for b in sheet.blanks}).marks]
    counts["all random"] += len(words)
    counts["all slip"] += words.count("slip")
    counts["doubtful"] += course.doubt(sheet.chain, 9999)
    counts["classes"] += sum(map(len, course.families.values()))


def slips(course, sheet, draw, counts, failures, number):
    """So many slips in different lines."""
    planted = dict(drawn_slip(course, draw) for _ in range(number))
    if len(planted) < number:
        return
    student = Student(sheet, planted)
    by_name = {mark.name: mark for mark in marked(sheet, student.texts()).marks}
    found = {place: named(by_name[sheet.task.name(place)], family(course, place, mistake)) for place, mistake in planted.items()}
    if number == 2:
        counts["pairs"] += 1
        counts["both"] += all(word == "named" for word in found.values())
        if not all(word == "named" for word in found.values()):
            failures.append(("two slips", sheet, planted, found))
        return
    (place, mistake), = planted.items()
    counts["slips"] += 1
    counts[found[place]] += 1
    later = [mark for blank, mark in zip(sheet.blanks, by_name.values()) if blank.position > place]
    counts["later"] += len(later)
    counts["later good"] += sum(mark.mark in ("right", "carried") for mark in later)
    if found[place] != "named":
        failures.append((found[place], sheet, mistake, by_name[sheet.task.name(place)]))
    failures += [("later", sheet, mistake, mark) for mark in later if mark.mark not in ("right", "carried")]


PARTLY = ("forward", "error", "delta*", "update")
"""Not asked: what comes back, slopes and gradients."""


def left_out(sheets):
    """In percent, what becomes of slips in lines that are not asked, where the first number that they change is."""
    draw, course, words = random.Random(SEED), Course(SECRET, Settings(ask=PARTLY)), Counter()
    every = [line for line in course.task.lines if not line.is_given and not line.is_renamed and line not in course.lines]
    asked = {line.position for line in course.lines}
    for number in range(sheets):
        sheet = course.sheet(f"student {number}")
        for _ in range(EACH):
            line = draw.choice(every)
            mistake = draw.choice(list(course.task.mistakes(line.position)))
            student, right = Student(sheet, {line.position: mistake}), Student(sheet).texts()
            texts = student.texts()
            first = next((blank for blank in sheet.blanks if texts[blank.name] != right[blank.name] and blank.position in asked), None)
            if first is not None and student.values[first.position] and math.isfinite(student.values[first.position]):
                mark = next(mark for mark in marked(sheet, texts).marks if mark.name == first.name)
                hit = any((slip.name, slip.detail, slip.at) == (mistake.name, mistake.detail, course.task.name(line.position)) for slip in mark.slips)
                words["named" if hit else "another named" if mark.slips else mark.mark] += 1
    return {word: 100 * count / words.total() for word, count in words.most_common()}


def drawn_slip(course, draw):
    """A slip of the table that changes something, in a line of the sheet, with its place."""
    every = [(line.position, mistake) for line in course.lines for group in course.families[line.position] for mistake in group]
    return draw.choice(every)


def family(course, place, mistake):
    """The names of the slips that are equal to one by algebra."""
    group = next(group for group in course.families[place] if mistake in group)
    return {(other.name, other.detail) for other in group}


def named(mark, names):
    """Whether a mark names a slip of a class, and it alone."""
    found = {(slip.name, slip.detail) for slip in mark.slips}
    if not found:
        return "unnamed"
    return "named" if found <= names else "named too" if found & names else "another"


def short(sheet, counts, failures):
    """Every answer rounded to two figures, and carried so."""
    student = Student(sheet, places=2)
    for mark in marked(sheet, student.texts()).marks:
        counts["short"] += 1
        counts["short told"] += mark.mark != "slip"
        counts["short good"] += mark.mark in ("rounded", "right", "carried")
        if mark.mark == "slip":
            failures.append(("short", sheet, mark))


def guessed(sheet, draw, counts):
    """One random number among right ones."""
    blank = draw.choice(sheet.blanks)
    texts = {**Student(sheet).texts(), blank.name: guess(sheet, blank, draw)}
    counts["random"] += 1
    counts["random slip"] += next(mark.mark for mark in marked(sheet, texts).marks if mark.name == blank.name) == "slip"


def followed(sheet, draw, counts, failures):
    """A number that nothing explains in one line, and all the rest right from it."""
    blank = draw.choice(sheet.blanks)
    number = rounding(blank.precision, draw.choice([0.31, 0.55, 1.7, 3.3]) * draw.uniform(0.9, 1.1) * sheet.value(blank), 1)
    texts = Student(sheet, {blank.position: Guess(Same(lambda values: number))}).texts()
    marks = {mark.name: mark for mark in marked(sheet, texts).marks}
    if marks[blank.name].refused:
        return
    later = [marks[other.name] for other in sheet.blanks if other.position > blank.position]
    counts["following"] += len(later)
    counts["followed"] += sum(mark.mark in ("right", "carried") for mark in later)
    failures += [("followed", sheet, blank.name, mark) for mark in later if mark.mark not in ("right", "carried")]


Guess = namedtuple("Guess", "edited")
Same = namedtuple("Same", "of")


def guess(sheet, blank, draw):
    """A number from 0 to twice the right one, to the figures asked."""
    return written(blank.precision, draw.uniform(0.0, 2.0 * sheet.value(blank)))


def against(sheet, draw, counts, failures):
    """A right answer with the other sign, or 0 in its place."""
    blank, right = draw.choice(sheet.blanks), Student(sheet).texts()
    for text in (written(blank.precision, -sheet.value(blank)), "0", "0.0000"):
        mark = next(mark for mark in marked(sheet, {**right, blank.name: text}).marks if mark.name == blank.name)
        counts["sign"] += 1
        counts["sign right"] += mark.mark in ("right", "carried")
        if mark.mark in ("right", "carried"):
            failures.append(("sign", sheet, mark))


class Student:
    """Somebody who computes a sheet line by line with slips in some lines, and carries so many figures more than asked;
    or who rounds everything to so many `places`, and carries that. `more` figures than asked are written; with `each`
    every operation is rounded, not only every line."""

    def __init__(self, sheet, slips=None, more=0, carried=1, places=None, each=False):
        self.sheet, self.slips, self.more, self.carried, self.places = sheet, slips or {}, more, carried, places
        self.each = each
        self.values = list(sheet.values)
        for _ in range(2 if self.slips else 1):
            self.compute()

    def compute(self):
        """All numbers in order. What a slip takes from a later line is there from the time before."""
        for line in self.sheet.task.lines:
            if not line.is_given:
                slip = self.slips.get(line.position)
                value = self.by_operations(line) if self.each else (slip.edited if slip else line).of(self.values)
                self.values[line.position] = value if line.is_renamed else self.rounded(line.position, value, self.carried)

    def by_operations(self, line):
        """A line's number when the result of every operation in it is rounded."""
        figures, positions = self.sheet.settings.figures + 1, self.sheet.task.calculation.positions

        def leaf(operand):
            return self.values[positions[operand]] if type(operand) is Number else operand

        def combine(node, parts):
            value = float(FLOATS.operations[node.operation](*parts))
            return value if node is line.step.number or node.operation in ("same", "neg") else at_figures(value, figures, ROUND_HALF_UP)

        return fold(line.step.number, leaf, combine)

    def rounded(self, position, value, more):
        """A number as this student writes it."""
        if self.places is not None:
            return at_figures(value, self.places, ROUND_HALF_UP)
        return rounding(self.sheet.precisions[position], value, more)

    def texts(self):
        """What is written on the sheet."""
        return {blank.name: repr(self.rounded(blank.position, self.values[blank.position], self.more)) for blank in self.sheet.blanks}


def rounding(precision, value, more=0):
    """A number to the figures or decimals asked, or so many more."""
    if not math.isfinite(value):
        return value
    if precision.figures is None:
        return at_exponent(value, -precision.decimals - more, ROUND_HALF_UP)
    return at_figures(value, precision.figures + more, ROUND_HALF_UP)


def written(precision, value):
    """A number as text, to the figures asked."""
    return repr(rounding(precision, value))


DRAWN_SECRETS = 5


def drawing_rows():
    """(what, bound, measured): the processor's seconds of one sheet with its course, over activations, 4 to 6 figures and
    some secrets the median and the worst; 3 figures apart, for so few digits leave many slips near one another."""
    kinds = itertools.product([*LAYERS], (("", ""), ("softmax", "error=cross-entropy")), (1, 2), ((4, 5, 6), (3,)))
    for layers, (last, error), epochs, figures in kinds:
        if layers[-1] > 1 or not last:
            times = sorted(drawn_once(Settings(layers, figures=count, epochs=epochs, activation=activation, output_activation=last,
                                               convention=Convention().changed(error)), number)
                           for count in figures for activation in ACTIVATIONS for number in range(DRAWN_SECRETS))
            what = f"{'-'.join(map(str, layers))}, {last or 'no softmax'}, {epochs} epochs, {'-'.join(map(str, figures))} figures"
            yield what, "under 0.5" if figures != (3,) else "-", f"{times[len(times) // 2]:.2f}, worst {times[-1]:.2f}"


def drawn_once(settings, number):
    """The processor's seconds that a course and its first sheet take."""
    start = time.process_time()
    Course(b"secret number %d" % number, settings).sheet("anna")
    return time.process_time() - start


def drawing(number):
    """The seconds that it takes to draw so many sheets, with the course itself."""
    start = time.perf_counter()
    course = Course(SECRET, Settings())
    for student in range(number):
        course.sheet(f"s{student}")
    return time.perf_counter() - start


def marking(number, kind):
    """The seconds that it takes to mark so many sheets of 40 answers."""
    draw, course = random.Random(SEED), Course(SECRET, Settings())
    work = []
    for student in range(number):
        sheet = course.sheet(f"s{student}")
        texts = Student(sheet, dict([drawn_slip(course, draw)]) if kind == "one slip" else None).texts()
        if kind == "random":
            texts = {blank.name: guess(sheet, blank, draw) for blank in sheet.blanks}
        work.append((sheet, dict(list(texts.items())[:40])))
    start = time.perf_counter()
    for sheet, texts in work:
        sheet.__dict__.pop("chain", None)
        marked(sheet, texts)
    return time.perf_counter() - start
