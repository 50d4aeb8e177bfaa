"""Is it really co-production? Indicators from recorded data, each with what it cannot tell.

Rules:
- A threshold is a prompt to look closer together, never a mark, and never about one officer.
- What a carer said is nobody's own words: it is in neither number.
- Somebody with two linked entries is one person behind a figure, so that it never looks like more people's.
"""

from dataclasses import dataclass

from outreach_tui.evidence.people import People
from outreach_tui.evidence.share import Share
from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record
from outreach_tui.records.views import Interest


@dataclass(frozen=True, slots=True)
class Indicator:
    """One question asked of the records."""

    code: str
    """Its short name, such as K1."""
    name: str
    """What it is called on a screen."""
    share: Share
    """The answer."""
    look_closer_under: int
    """The percentage under which to look closer."""
    cannot_tell: str
    """What the figure cannot say."""
    beside: tuple[tuple[str, Share], ...] = ()
    """Figures to read beside it, each with its name."""
    to_read: tuple[str, ...] = ()
    """Ids of the records that were counted and did not qualify, to be read rather than believed."""

    @property
    def look_closer(self) -> bool | None:
        """Whether to look closer; None where there is not enough to say."""
        return self.share.is_under(self.look_closer_under)


def own_words(picture: Picture) -> Indicator:
    """Return K1: of all interests young people spoke, how many stand in their own words."""
    spoken = tuple(
        one for one in map(Interest.of, picture.each("interests")) if one.speaker != "carer" and one.words
    )
    own = tuple(one for one in spoken if one.word_source in ("verbatim", "tidied"))
    verbatim = sum(one.word_source == "verbatim" for one in spoken)
    people = len(People(picture).behind(one.subject or one.id for one in spoken))
    return Indicator(
        code="K1",
        name="Own words",
        share=Share(len(own), len(spoken), people),
        look_closer_under=90,
        cannot_tell="whether the words were free",
        beside=(("exactly as said", Share(verbatim, len(spoken), people)),),
        to_read=tuple(one.id for one in spoken if one not in own),
    )


def read_back(picture: Picture) -> Indicator:
    """Return K10: of all talks in which an idea came up, how many were read back and put right.

    A script asks for the reading back exactly where an idea came up, so a talk counts once that question has
    an answer, or a reason why it has none.
    """
    talks = tuple(record for record in picture.each("visits") if _had_an_idea(record))
    confirmed = tuple(one for one in talks if one.value("read_back") in ("right", "changed"))
    people = len(People(picture).behind(one.subject or one.id for one in talks))
    return Indicator(
        code="K10",
        name="Read back",
        share=Share(len(confirmed), len(talks), people),
        look_closer_under=90,
        cannot_tell="whether they felt free to say that it was wrong",
        to_read=tuple(one.id for one in talks if one not in confirmed),
    )


def _had_an_idea(visit: Record) -> bool:
    return bool(visit.value("read_back")) or visit.missing("read_back") is not None
