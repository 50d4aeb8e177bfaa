"""Is it the same thing they want? Theme, kind of wish and the job at the end of it."""

from collections.abc import Iterator, Mapping

from outreach_tui.codesign.findings import Finding, Subject, against, ask, fits, fits_if
from outreach_tui.codesign.themes import UNTHEMED
from outreach_tui.records.views import Interest, Offer

_SAME_KIND = {
    "activity": ("activity", "taster"),
    "skill": ("training", "mentoring"),
    "job": ("job",),
    "course": ("training", "award"),
    "help_others": ("volunteering",),
    "make_start": ("mentoring", "training"),
}
"""For each kind of wish, the kinds of offer that are the same thing."""

_OTHER_THING = {"job": ("activity",), "activity": ("job",)}
"""For each kind of wish, the kinds of offer that answer something else."""

_WISH_IN_WORDS = {
    "activity": "something to do",
    "skill": "a skill",
    "job": "a job",
    "course": "a ticket or qualification",
    "help_others": "something for other people",
    "make_start": "something to make or start",
}


def theme_test(interest: Interest, offer: Offer, labels: Mapping[str, str]) -> Iterator[Finding]:
    """Say whether wish and offer share a theme."""
    wished = [code for code in interest.themes if code != UNTHEMED]
    shared = [code for code in wished if code in offer.themes]
    if shared:
        yield fits(Subject.THEME, "same theme: " + " / ".join(labels.get(code, code) for code in shared))
    elif not wished:
        yield ask(Subject.THEME, "which theme does this wish belong to?")
    elif not [code for code in offer.themes if code != UNTHEMED]:
        yield ask(Subject.THEME, "which theme does this offer belong to?")
    else:
        yield against(Subject.THEME, "another theme")


def kind_test(interest: Interest, offer: Offer) -> Iterator[Finding]:
    """Say whether the offer is the sort of thing that was wished for."""
    wish = _WISH_IN_WORDS.get(interest.kind)
    if wish is None or not offer.kind:
        yield ask(Subject.KIND, "is it the sort of thing they mean?")
    elif offer.kind in _SAME_KIND[interest.kind]:
        yield fits(Subject.KIND, f"they want {wish} and it is {_offered(offer.kind)}")
    elif offer.kind in _OTHER_THING.get(interest.kind, ()):
        yield against(Subject.KIND, f"they want {wish} and it is {_offered(offer.kind)}")
    elif offer.kind == "taster":
        yield fits_if(Subject.KIND, f"a taster first is all right on the way to {wish}")
    else:
        yield fits_if(Subject.KIND, f"{_offered(offer.kind)} is a step they want towards {wish}")
    if interest.kind == "job" and offer.can_employ in ("yes", "possible"):
        yield fits(Subject.KIND, f"a real job at the end: {offer.can_employ}")


def _offered(kind: str) -> str:
    return (
        f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
        if kind not in ("training", "mentoring", "volunteering")
        else kind
    )
