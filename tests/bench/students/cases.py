"""Cases: a sheet, a student with one mistake (or two), what was written, and what became of it."""
from collections import Counter, defaultdict
from functools import cached_property

from .kinds import NO_NUMBER, kinds
from .lines import Net
from .names import ANOTHER, ROUNDED, names, names_alike
from .paper import Paper, key_of, name_of
from .settings import PART, WHOLE
from .student import Given, Student

LAST_PLACES = 4
"""A wrong number that is not so many units of its last place off looks right."""

SHOWN = 4
"""How many lines are quoted of a sheet."""


class Case:
    """A student of one or more kinds on one paper; `right` is the student who makes no mistake."""

    def __init__(self, kinds, right, mistakes):
        self.kinds, self.right, self.mistakes, self.judged = kinds, right, mistakes, []
        self.paper = right.paper
        self.wrong = Student(self.paper, right.lines, mistakes, right.numbers)

    @cached_property
    def affected(self):
        """The blanks whose numbers are not the right ones."""
        texts = self.wrong.answers()
        return [blank for blank in self.paper.blanks if texts[blank.key] != self.right.texts.get(blank.key, "")]

    @property
    def is_visible(self):
        """Whether the sheet shows that something went wrong, and not in the last places alone."""
        return self.is_off_where_made and any(self.is_off(blank) or "cut" in self.kinds for blank in self.affected)

    def is_off(self, blank):
        right, wrong = self.right.texts[blank.key], self.wrong.texts[blank.key]
        unit = 10.0 ** -max(len(text.partition(".")[2]) for text in (right, wrong))
        return abs(float(wrong) - float(right)) > LAST_PLACES * unit

    @property
    def is_off_where_made(self):
        """Whether each mistake that is in an asked line shows there."""
        own = [blank for blank in self.paper.blanks if blank.key in self.wrong.mistakes]
        return all(self.is_off(blank) or {"cut", "one-figure-short"} & {*self.kinds} and blank in self.affected for blank in own)

    @property
    def is_asked(self):
        """Whether the first mistake is in a line that the sheet asks for, or in a given number."""
        return is_asked(self.mistakes[0], self.paper)

    def answers(self):
        """{name as printed: text}"""
        texts = self.wrong.answers()
        return {blank.name: texts[blank.key] for blank in self.paper.blanks}

    @property
    def rows(self):
        """(blank, its mark), in the order of the sheet."""
        return list(zip(self.paper.blanks, self.judged))

    def is_named(self, kind, mistake, blank, row):
        """Whether a mark names a mistake at its line."""
        if not names(kind, row):
            return False
        if row.slip == ANOTHER or row.mark == ROUNDED or type(mistake) is Given and blank == self.affected[0]:
            return blank.key == mistake.key or type(mistake) is Given
        return key_of(row.at) == mistake.key or not row.at and blank.key == mistake.key

    def named(self):
        """For each mistake whether it is named."""
        return [any(self.is_named(kind, mistake, *row) for row in self.rows) or self.is_named_alike
                for kind, mistake in zip(self.kinds, self.mistakes)]

    @cached_property
    def accused(self):
        """(blank, its mark) of the lines in which some mistake is said to be."""
        return [(blank, row) for blank, row in self.rows if row.mark in ("slip", ROUNDED)]

    @cached_property
    def is_named_alike(self):
        """Whether a mistake in a line that is not asked is named, alone, in the first line that shows it, as one that gives
        the same number there: which of the two it was nobody can tell."""
        if self.is_asked or len(self.kinds) > 1 or len(self.accused) != 1:
            return False
        (blank, row), = self.accused
        return blank == self.affected[0] and names_alike(self.kinds[0], row)

    def others(self):
        """The marks that name what did not happen."""
        pairs = list(zip(self.kinds, self.mistakes))
        return [] if self.is_named_alike else [
            (blank, row) for blank, row in self.accused if not any(self.is_named(*pair, blank, row) for pair in pairs)]

    def later(self):
        """The marks of the lines after the first that is wrong, but for those where something happened."""
        first = next((i for i, blank in enumerate(self.paper.blanks) if blank in self.affected), len(self.paper.blanks))
        return [row for blank, row in self.rows[first + 1:] if blank.key not in self.wrong.mistakes]

    def lost(self):
        """The later lines that are neither right nor carried."""
        return [row for row in self.later() if row.mark not in ("right", "carried")]

    def described(self, rows=None):
        """What happened, for whoever will teach the marker, with what was said of some lines: those that are not right."""
        lines = []
        for kind, mistake in zip(self.kinds, self.mistakes):
            name = name_of(mistake.key, self.paper.setting.epochs)
            right = self.right.texts.get(mistake.key) or self.paper.texts.get(mistake.key[0])
            wrong = self.wrong.texts.get(mistake.key) or repr(self.wrong.numbers[mistake.key])
            asked = "" if self.is_asked else " (not asked)"
            lines.append(f"{kind} at {name}{asked} [{self.paper.setting.name}, {self.paper.student}]: {right} -> {wrong}")
        rows = rows or [row for _, row in self.rows if row.mark not in ("right", "carried")]
        said = [f"{row.name} {row.value}: {row.mark} {row.slip} {'@' + row.at if row.at else ''} {row.words}".strip() for row in rows]
        more = f"    ... and {len(said) - SHOWN} more"
        return lines + [f"    said: {text}" for text in said[:SHOWN] or ["all right or carried"]] + [more] * (len(said) > SHOWN)


def is_asked(mistake, paper):
    return type(mistake) is Given or mistake.key in paper.precisions


def first_case(kind, right, draw, tries=60):
    """A visible case of a kind on a paper, or None; in a line that is not asked, if the paper does not ask for all."""
    for _, mistake in zip(range(tries), kind.mistakes(right, draw)):
        if is_asked(mistake, right.paper) != (right.paper.setting.ask == "all"):
            continue
        try:
            case = Case([kind.id], right, [mistake])
        except NO_NUMBER:
            continue
        if case.is_visible:
            return case
    return None


def without_mistake(paper, lines):
    """The student who makes none, and who has seen the whole sheet."""
    return Student(paper, lines, before=Student(paper, lines).numbers)


def applicable(chosen, draw):
    """{setting: kinds that can happen on its sheets}"""
    found = {}
    for setting in WHOLE + PART:
        net = Net(setting)
        lines = list(net.lines())
        papers = [without_mistake(Paper.draft(net, lines, draw), lines) for _ in range(4)]
        found[setting.name] = {kind.id for kind in chosen if any(first_case(kind, right, draw) for right in papers)}
    return found


def plan(chosen, whole, part, draw):
    """{setting's name: the kinds to be found on so many sheets of it}, settings by turns."""
    can, wanted = applicable(chosen, draw), defaultdict(list)
    for turn, kind in enumerate(chosen):
        for settings, number in ((WHOLE, whole), (PART, part)):
            fit = [setting for setting in settings if kind.id in can[setting.name]]
            for i in range(number if fit else 0):
                wanted[fit[(turn + i) % len(fit)].name].append(kind)
    return wanted


def cases_on(rights, wanted, draw):
    """A case of each wanted kind, as far as the papers go: a paper on which a kind cannot happen waits for the next one."""
    waiting = list(rights)
    for kind in wanted:
        for right in waiting[:4]:
            case = first_case(kind, right, draw)
            if case:
                waiting.remove(right)
                yield case
                break


def two_at_once(right, draw):
    """Two mistakes of different kinds in different lines, each to be seen for itself."""
    every = list(kinds().values())
    for _ in range(40):
        one, other = (first_case(kind, right, draw, 5) for kind in draw.sample(every, 2))
        if one and other and one.mistakes[0].key != other.mistakes[0].key:
            try:
                both = Case(one.kinds + other.kinds, right, one.mistakes + other.mistakes)
            except NO_NUMBER:
                continue
            if both.is_visible and one.is_asked and other.is_asked:
                return both
    return None


def tally(cases):
    """What became of cases: how many, named, another named, unexplained, later lines and those of them right or carried."""
    counts = Counter()
    for case in cases:
        named, others, later = case.named()[0], case.others(), case.later()
        counts.update(cases=1, named=named, another=bool(others), unexplained=not named and not others,
                      later=len(later), carried=sum(row.mark in ("right", "carried") for row in later))
    return counts
