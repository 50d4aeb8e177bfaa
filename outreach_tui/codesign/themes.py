"""Wishes grouped by the themes that officers tagged.

Rules:
- A wish stands in every theme it was tagged with. One without a theme stands in `unthemed`, which is shown
  like every other.
- A wish held by one person stays a theme of one. Nothing is merged to tidy up.
- A theme that this app has no label for is shown by its code.
- People are counted, not wishes, and only by what they said themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach_tui.codesign.wishes import Wish, strongest_first

UNTHEMED = "unthemed"
"""The theme of wishes that no theme fits, or that nobody has tagged yet."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Wishes that belong together, as somebody tagged them."""

    code: str
    """The theme's code in the script."""
    label: str
    """The theme in words."""
    wishes: tuple[Wish, ...]
    """The wishes in it, strongest first."""
    people: int
    """How many young people hold any of them."""
    top_picks: int
    """For how many of these wishes it is the one thing, if only one could happen."""
    kinds: tuple[str, ...]
    """The kinds of wish in it, sorted."""


def theme_codes(tagged: Iterable[str]) -> tuple[str, ...]:
    """Return the themes among `tagged` that say something, or `unthemed` where none does."""
    said = tuple(dict.fromkeys(code for code in tagged if code != UNTHEMED))
    return said or (UNTHEMED,)


def themes_of(wishes: Iterable[Wish], labels: Mapping[str, str]) -> tuple[Theme, ...]:
    """Return the themes of all wishes that count, those of most people first and `unthemed` last.

    Args:
        wishes: any wishes; carers' hopes and wishes that do not count for a course are left out.
        labels: the script's words for each theme code.
    """
    by_code: dict[str, list[Wish]] = {}
    for wish in wishes:
        if wish.counts:
            for code in theme_codes(wish.interest.themes):
                by_code.setdefault(code, []).append(wish)
    themes = (_theme(code, labels.get(code, code), held) for code, held in by_code.items())
    return tuple(sorted(themes, key=_most_people_first))


def _most_people_first(theme: Theme) -> tuple[bool, int, int, int, str, str]:
    is_last = theme.code == UNTHEMED
    return is_last, -theme.people, -theme.top_picks, -len(theme.wishes), theme.label, theme.code


def _theme(code: str, label: str, wishes: list[Wish]) -> Theme:
    return Theme(
        code=code,
        label=label,
        wishes=tuple(sorted(wishes, key=strongest_first)),
        people=len({one.person for one in wishes}),
        top_picks=sum(one.interest.top_pick for one in wishes),
        kinds=tuple(sorted({one.interest.kind for one in wishes if one.interest.kind})),
    )
