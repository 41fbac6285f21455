"""The tables: a row for each kind, the sums, and what is not named today."""
from collections import defaultdict

from .cases import tally

HEAD = f"{'kind':30} {'how':7}{'sheets':>7}{'named':>7}{'other':>7}{'none':>7}{'later':>7} | {'unasked':>7}{'named':>7}{'other':>7}{'none':>7}{'later':>7}"


def percent(part, whole):
    return f"{100 * part / whole:6.1f}" if whole else "     -"


def of_kind(kind, cases):
    """One row: lines that are asked, then lines that are not."""
    asked, unasked = map(tally, split(cases))
    return f"{kind.id:30} {kind.how_common:7}{columns(asked)} | {columns(unasked)}"


def columns(counts):
    shares = [percent(counts[word], counts["cases"]) for word in ("named", "another", "unexplained")]
    return " ".join([f"{counts['cases']:7}"] + shares + [percent(counts["carried"], counts["later"])])


def by_kind(cases):
    found = defaultdict(list)
    for case in cases:
        found[case.kinds[0]].append(case)
    return found


def mean(shares):
    shares = list(shares)
    return f"{100 * sum(shares) / len(shares):.1f} % of {len(shares)}" if shares else "-"


def sums(chosen, cases):
    """(what, figure): all kinds counted alike."""
    found = {kind: [tally(own) for own in split(by_kind(cases)[kind.id])] for kind in chosen}
    for what, place in (("asked", 0), ("not asked", 1)):
        shares = {kind: counts[place]["named"] / counts[place]["cases"] for kind, counts in found.items() if counts[place]["cases"]}
        yield f"kinds named, their line {what}, all alike", mean(shares.values())
        for how in ("first", "common", "rare"):
            yield f"... those that teachers call {how}", mean(share for kind, share in shares.items() if kind.how_common == how)
    for what, own in zip(("", ", not asked"), split(cases)):
        every = tally(own)
        yield f"sheets on which another mistake is named{what}", f"{percent(every['another'], every['cases'])} % of {every['cases']}"
        yield f"marks that name another mistake{what}", accusations(own)
        yield f"later lines right or carried{what}", f"{percent(every['carried'], every['later'])} % of {every['later']}"


def split(cases):
    """The cases whose line is asked, and the others."""
    return [case for case in cases if case.is_asked], [case for case in cases if not case.is_asked]


def accusations(cases):
    rows = sum(len(case.rows) for case in cases)
    return f"{100 * sum(len(case.others()) for case in cases) / max(rows, 1):.2f} % of {rows}"


def of_extras(guesses, ranges, pairs):
    """(what, figure) for the students of no kind, and for those of two."""
    called = sum(any(row.mark == "slip" for _, row in case.rows) for case in guesses)
    yield "a random number called a slip", f"{percent(called, len(guesses))} % of {len(guesses)}"
    counts = tally(ranges)
    yield "later lines after an activation out of range", f"{percent(counts['carried'], counts['later'])} % of {counts['later']}"
    accused = sum(row.mark == "slip" for case in ranges for row in case.later())
    yield "... of them called a slip", f"{percent(accused, counts['later'])} %"
    both = [all(case.named()) for case in pairs]
    yield "two mistakes on one sheet, both named", f"{percent(sum(both), len(both))} % of {len(both)}"
    yield "... at least one", f"{percent(sum(any(case.named()) for case in pairs), len(both))} %"


def briefly(chosen, cases):
    """A line for each kind that is not always named: how often of how many, lines asked and not, and one sheet."""
    found = by_kind(cases)
    for kind in chosen:
        missed = [case for case in found[kind.id] if not case.named()[0]]
        if missed:
            asked, unasked = ([case.named()[0] for case in own] for own in split(found[kind.id]))
            yield (f"{kind.id} ({kind.role}, {kind.how_common}): {sum(asked)} of {len(asked)}, not asked {sum(unasked)} of {len(unasked)}; "
                   + "; ".join(text.strip()[:150] for text in missed[0].described()[:2]))


def unnamed(chosen, cases):
    """What is not named, what is named beside it, and what later lines lost, kind by kind, as text."""
    found = by_kind(cases)
    for kind in chosen:
        own = found[kind.id]
        missed = [case for case in own if not case.named()[0]]
        if missed:
            yield f"\n{kind.id} ({kind.how_common}): the student {kind.sentence}. Not named on {len(missed)} of {len(own)}"
            yield from ("  " + line for case in missed for line in case.described())
        beside = [case for case in own if case.named()[0] and case.others()]
        if beside:
            yield f"\n{kind.id} is named, and something else too, on {len(beside)} of {len(own)}"
            yield from ("  " + line for case in beside for line in case.described())
        lost = [case for case in own if case.lost()]
        if lost:
            yield f"\n{kind.id} loses later lines on {len(lost)} of {len(own)}"
            yield from ("  " + line for case in lost for line in case.described(case.lost()))
