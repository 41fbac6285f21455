"""Two timelines side by side: the same numbers before a change, or under another
convention."""
from __future__ import annotations

from functools import lru_cache

from ..errors import NeuronGraphError
from ..recording import Recording, Step
from .cursor import Cursor
from .timeline import Timeline

EPOCHS_COMPARED = 3
"""Epochs in which a difference is looked for."""
Key = tuple[str, tuple[str, ...], int | None, bool]


class Comparison:
    """Another timeline to look at beside the cursor's own. `label` says what it is."""

    def __init__(self, other: Timeline, label: str):
        self.other, self.label = other, label
        self.trouble = ""
        """Why there is no such epoch there, if there is none."""

    def twin(self, step: Step) -> Step | None:
        """The number of the same kind and name in the other timeline, if there is one."""
        try:
            recording = self.other.recording(min(step.epoch, self.other.last))
        except NeuronGraphError as error:
            self.trouble = str(error)
            return None
        self.trouble = ""
        return by_key(recording).get(key_of(step)) if recording.epoch == step.epoch else None

    def differs(self, step: Step) -> bool:
        """Whether the number is another one there, or there is none."""
        twin = self.twin(step)
        return not twin or repr(twin.value) != repr(step.value)

    def first_difference(self, cursor: Cursor) -> tuple[int, int, Step | None] | None:
        """Epoch and position of the first step that is not the same there; and the step
        that is only there, if that is the difference. None if there is no difference in
        the first epochs."""
        for epoch in range(1, min(EPOCHS_COMPARED, cursor.timeline.last, self.other.last) + 1):
            mine = cursor.timeline.recording(epoch).steps
            own = {key_of(step) for step in mine}
            theirs = iter(self.other.recording(epoch).steps)
            for position, step in enumerate(mine):
                for one in theirs:
                    if key_of(one) not in own:
                        return epoch, position, one
                    if key_of(one) == key_of(step):
                        break
                if self.differs(step):
                    return epoch, position, None
        return None


@lru_cache(maxsize=1)
def by_key(recording: Recording) -> dict[Key, Step]:
    """The numbers of an epoch by what tells them apart."""
    return {key_of(step): step for step in recording.trail}


def key_of(step: Step) -> Key:
    """What tells a number from the others of its epoch, in any timeline. Whether it is
    given tells w5 from what an update made of it."""
    return step.kind, step.names, step.sample, step.is_given
