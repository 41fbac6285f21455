"""The commands of the stepper: each a function of the stepper and its count or text,
its docstring its help."""
from __future__ import annotations

from ..errors import NeuronGraphError
from ..published import in_words
from .command import asking, command, moving, predicting, running
from .comparison import Comparison
from .condition import read_condition
from .cursor import END, neuron_of, phase_of
from .link import follow, link
from .run import Run
from .stepper import Quit, Stepper, toggled
from .timeline import Timeline
from .watch import Watch, watchable


@moving("next", "n", "Space", "Right", "Down", "Enter")
def go_next(stepper: Stepper, count: int) -> str:
    """Go to the next step; 5n goes five steps on. Hidden numbers that one goes past are
    skipped."""
    return stepper.cursor.forward(count)


@moving("back", "p", "Left", "Up", "Backspace")
def go_back(stepper: Stepper, count: int) -> str:
    """Go back to the step before; 5p goes five steps back."""
    return stepper.cursor.forward(-count)


@moving("next-neuron", "N", "Tab")
def next_neuron(stepper: Stepper, count: int) -> str:
    """Go to the next neuron's first step."""
    return stepper.cursor.next_part(neuron_of, count)


@moving("previous-neuron", "P")
def previous_neuron(stepper: Stepper, count: int) -> str:
    """Go back to this neuron's first step; from there, to that of the neuron before."""
    return stepper.cursor.previous_part(neuron_of, count)


@moving("next-phase", "]", "PageDown")
def next_phase(stepper: Stepper, count: int) -> str:
    """Go to the next phase: forward, error, backward, update."""
    return stepper.cursor.next_part(phase_of, count)


@moving("previous-phase", "[", "PageUp")
def previous_phase(stepper: Stepper, count: int) -> str:
    """Go back to the start of this phase; from there, to that of the phase before."""
    return stepper.cursor.previous_part(phase_of, count)


@moving("next-epoch", "}")
def next_epoch(stepper: Stepper, count: int) -> str:
    """Go to the first step of the next epoch; 100} goes a hundred epochs on."""
    return stepper.cursor.by_epochs(count)


@moving("previous-epoch", "{")
def previous_epoch(stepper: Stepper, count: int) -> str:
    """Go back to the first step of the epoch before; 100{ goes a hundred epochs
    back."""
    return stepper.cursor.by_epochs(-count)


@moving("first", "g", "Home")
def first(stepper: Stepper) -> str:
    """Go to the first step of the epoch; from there, to that of epoch 1."""
    stepper.cursor.visit(stepper.cursor.epoch if stepper.cursor.position else 1, 0)
    return ""


@moving("last", "G", "End")
def last(stepper: Stepper) -> str:
    """Go to the last step of the epoch."""
    stepper.cursor.visit(stepper.cursor.epoch, END)
    return ""


@moving("goto", ":", asks=":")
def goto(stepper: Stepper, text: str) -> str:
    """Go to a name, an epoch, or both: `:a_o1`, `:1000`, `:1000 dE/dw5`, `:w5+@10`,
    `:E[3]`, `:sample 3`; or a place as `link` writes it."""
    if "=" in text:
        return follow(stepper, text)
    if not text.strip():
        here = stepper.name(stepper.step)
        raise NeuronGraphError(
            f"go where? Write a name or an epoch, as in :{here} or :1000")
    return stepper.cursor.go_to(text)


@moving("search", "/", asks="/")
def search(stepper: Stepper, text: str) -> str:
    """Go to the next step whose name has a text in it, or matches it as a pattern:
    `/delta`, `/dE/dw*`."""
    stepper.pattern = text.strip() or stepper.pattern
    return again(stepper)


@moving("again", ";")
def again(stepper: Stepper) -> str:
    """Search for the same once more."""
    if not stepper.pattern:
        raise NeuronGraphError("look for what? Write a part of a name, as in /delta")
    return stepper.cursor.find(stepper.pattern)


@moving("where", ".")
def where(stepper: Stepper) -> str:
    """Say where we are: the epoch, the sample, the phase, the neuron, which step of how
    many."""
    return f"{stepper.place}, {stepper.counted}"


@moving("link", "l")
def show_link(stepper: Stepper) -> str:
    """Write the place, and what is changed, as one line: behind # in the address of a
    page it leads there; `goto` and `step --at` take it, too."""
    return link(stepper)


@running("until", "u")
def until(stepper: Stepper, text: str) -> str:
    """Run until a condition comes true: `until E < 0.01`, `until dE/dw5 changes sign`,
    `until epoch 500`, `until a_o1`.

    On either side of < <= > >= = != stands a name, a number, or |name| for its size.
    Breaks stop a run, too; without a condition it goes to the next of them. If nothing
    comes true within 100,000 epochs (fewer for a large network), or on Ctrl-C, we stay
    where we are, and are told how near it came.
    """
    if not (text.strip() or stepper.breaks):
        raise NeuronGraphError(
            "run until what? Write a condition such as E < 0.01, or set a break first")
    cursor = stepper.cursor
    conditions = [read_condition(text, cursor.recording)] if text.strip() else []
    run = Run(cursor, [*conditions, *stepper.breaks], stepper.face.progress)
    try:
        run.go()
    except KeyboardInterrupt:
        return stepper.face.interrupted(run.sentence)
    if not run.met:
        return run.sentence
    return "" if run.met in conditions else f"break: {run.met}"


@running("break", "b")
def set_break(stepper: Stepper, text: str) -> str:
    """Stop every run at a name or a condition: `break dE/dw5`, `break E < 0.1`. The
    same again takes the break away.

    Without a text it lists the breaks.
    """
    if not text.strip():
        return "breaks: " + (", ".join(map(str, stepper.breaks)) or "none")
    condition = read_condition(text, stepper.cursor.recording)
    if toggled(stepper.breaks, condition):
        return f"break at {condition}; until runs to it"
    return f"no break at {condition} any more"


@running("watch", "w")
def watch(stepper: Stepper, text: str) -> str:
    """Keep an eye on a number: `watch E`. The same again takes the watch away. Without
    a name it lists the watches."""
    name = text.strip()
    if not name:
        return "watched: " + (", ".join(map(str, stepper.watches)) or "nothing")
    watched = toggled(stepper.watches, Watch(watchable(name, stepper.cursor)))
    return f"{name} is watched" if watched else f"{name} is watched no more"


@asking("why", "y")
def why(stepper: Stepper, text: str) -> str:
    """Show where the present number comes from, down to inputs and weights; `why a_h1`
    that of another.

    A number behind the name is the number of levels: `why dE/dw1 2`.
    """
    name, _, depth = text.strip().rpartition(" ")
    if not depth.isdecimal() or text.strip() in stepper.cursor.recording:
        name, depth = text.strip(), "1000000"
    step = stepper.any_epoch(name) if name else stepper.step
    stepper.check_found(step, "; hint helps")
    return stepper.face.explain(step, int(depth[:9]))


@asking("explain", "x")
def explain(stepper: Stepper, text: str) -> str:
    """Say what the present number is, in words; `explain delta`, `explain w5` or
    `explain momentum` say what that is."""
    term = text.strip()
    known = stepper.cursor.recording.directory.matching(term) if term else [stepper.step]
    return stepper.face.define(known[0] if known else None, term)


@asking("edit", "e", asks="what if ")
def edit(stepper: Stepper, text: str) -> str:
    """What if a number were another one? `edit w5=0.5`, `edit rate=0.1`, or `edit 0.5`
    for the present one.

    Everything after it is computed again, and what comes out otherwise is marked. An
    input, a target or the learning rate keeps its new value in later epochs; any other
    number has it just here.
    """
    if not text.strip():
        raise NeuronGraphError(
            "what if which number? Write a name and a value, as in w5=0.5")
    several = text.split(",") if text.count("=") > 1 else [text]
    return "\n".join([stepper.change(part) for part in several])


@asking("restore", "r")
def restore(stepper: Stepper) -> str:
    """Take back every change, and compare with nothing."""
    return stepper.restore()


@asking("compare", "c", asks="another convention: ")
def compare(stepper: Stepper, text: str) -> str:
    """Compare with another convention: `compare bias=frozen`, `compare
    error=squared-sum,order=updated`.

    Goes to the first number that differs; from then on every number is shown beside the
    other, until restore.
    """
    if not text.strip():
        raise NeuronGraphError(
            "compare with what? Write what is other in the convention, as in bias=trained")
    if stepper.cursor.timeline.changes:
        raise NeuronGraphError(
            "numbers are changed; r brings the original back, then conventions can be "
            "compared")
    convention = stepper.example.convention.changed(text)
    unlike = convention.unlike(stepper.example.convention)
    if not unlike:
        return f"{text.strip()} is the convention now"
    other = Timeline(stepper.example.under(convention).checked())
    return stepper.show_difference(Comparison(other, text.strip()), in_words(unlike))


@asking("show", "d")
def show(stepper: Stepper) -> str:
    """Show the network with every number that is known by now."""
    return stepper.face.picture()


@predicting("hint", "h")
def hint(stepper: Stepper) -> str:
    """Get a hint on a hidden number: first its formula, then the numbers in it, then
    the answer."""
    if not stepper.quiz:
        raise NeuronGraphError(
            "nothing is hidden; step --predict hides every number until you have found it")
    stepper.quiz.hint()
    return ""


@predicting("skip", "s")
def skip(stepper: Stepper) -> str:
    """Skip a hidden number: see it, and go on."""
    if not stepper.quiz or not stepper.hidden:
        raise NeuronGraphError("nothing is hidden here; n goes on")
    stepper.quiz.skip()
    said = f"{stepper.name(stepper.step)} is {stepper.printer.number(stepper.step.value)}"
    return "; ".join(filter(None, [said, stepper.quiz.go_on()]))


@command("save", "o", asks="save to (.txt or .svg): ")
def save(stepper: Stepper, text: str) -> str:
    """Save what is shown to a new file: `save step.txt`, or `save step.svg` for a
    picture; `save step.txt!` writes over one."""
    if not text.strip():
        raise NeuronGraphError("save where? Write the name of a file, as in step.svg")
    return stepper.face.save(text.strip())


@command("help", "?")
def show_help(stepper: Stepper, text: str) -> str:
    """Show all commands, or what one of them does: `help until`."""
    return stepper.face.help(text.strip())


@command("quit", "q")
def leave(stepper: Stepper) -> str:
    """Leave."""
    raise Quit
