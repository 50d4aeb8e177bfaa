"""Read everything first: every interest in full, in the young people's own words (domain.md D1).

Two young people who share a code name are two here as well: a part of their id stands beside it, the one
that `same` shows. Charts and themes come after reading. Words an officer typed and words a carer spoke are
marked as such.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from outreach_tui.codesign.wishes import Wish, wishes_of
from outreach_tui.evidence.funnel import Funnel, visit_funnel
from outreach_tui.evidence.indicators import own_words, read_back
from outreach_tui.evidence.share import Share
from outreach_tui.workflow.audit import Action, note_if_possible
from outreach_tui.workflow.theme_labels import theme_labels
from outreach_tui.workflow.workspace import Workspace

NO_CODE_NAME = "no code name yet"
"""What somebody is called whose code name has not arrived."""
_SHORT = 8


@dataclass(frozen=True, slots=True)
class InterestLine:
    """One wish as a coordinator reads it."""

    whose: str
    """The young person's code name, "" if there is none yet; with a part of their id where two share it."""
    words: str
    """What they said."""
    other_words: tuple[str, ...]
    """What another laptop has in the same place, where two differ; kept until a person decides."""
    kind: str
    """activity, skill, job, course, help_others, make_start or other."""
    want: int | None
    """How much they want it, 1 to 5."""
    is_top_pick: bool
    """Whether they would pick it if only one could happen."""
    word_source: str
    """Whose words were typed: verbatim, tidied or officer."""
    speaker: str
    """Who said it: young_person or carer."""
    themes: tuple[str, ...]
    """What the officer tagged it with, as labels."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Every wish in the area, in full."""

    interests: tuple[InterestLine, ...]
    """By young person in order of code name; the top pick first, then how much they want it."""
    own_words: Share
    """Of the wishes young people spoke, those in their own words (indicator K1)."""
    read_back: Share
    """Of the talks in which an idea came up, those read back and put right (indicator K10)."""
    funnel: Funnel
    """How many young people were suggested, visited, spoke and were interviewed."""


def read_interests(workspace: Workspace) -> Reading:
    """Return all interests that stand in the workspace."""
    note_if_possible(workspace, Action.WISHES_READ)
    labels = theme_labels(workspace)
    picture = workspace.picture
    wishes = wishes_of(picture)
    called = Counter(alias for alias, _ in {(wish.alias, wish.person) for wish in wishes})
    lines = [_line(wish, labels, is_shared=called[wish.alias] > 1) for wish in wishes]
    lines.sort(key=lambda line: (line.whose, not line.is_top_pick, -(line.want or 0), line.words))
    return Reading(
        interests=tuple(lines),
        own_words=own_words(picture).share,
        read_back=read_back(picture).share,
        funnel=visit_funnel(picture),
    )


def _line(wish: Wish, labels: Mapping[str, str], *, is_shared: bool) -> InterestLine:
    interest = wish.interest
    return InterestLine(
        whose=f"{wish.alias or NO_CODE_NAME} ({wish.person[:_SHORT]})" if is_shared else wish.alias,
        words=interest.words,
        other_words=wish.other_words,
        kind=interest.kind,
        want=interest.want,
        is_top_pick=interest.top_pick,
        word_source=interest.word_source,
        speaker=interest.speaker,
        themes=tuple(labels.get(theme, theme) for theme in interest.themes),
    )
