"""A first course draft: wishes by theme, the offers that share one, and the wishes nobody can meet yet.

Rules:
- The app proposes and a person decides: nothing here is chosen, only laid out.
- Wishes stand in their own words, strongest first: top pick, then how much it is wanted, then fewest
  conditions. There is no score.
- Only offers that share a theme with a wish are set beside it, each with its reasons, also those against.
- A wish is a gap as long as no offer fits, or fits on a condition; wishes without a theme are gaps too.
- Carers' hopes stand apart. Words that are the officer's are marked, to be read back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from outreach_tui.codesign.findings import Verdict
from outreach_tui.codesign.matching import Match, best_first, match
from outreach_tui.codesign.themes import UNTHEMED, Theme, theme_codes, themes_of
from outreach_tui.codesign.wishes import OfferOnTable, Wish, offers_of, strongest_first, wishes_of
from outreach_tui.records.picture import Picture


@dataclass(frozen=True, slots=True)
class AnsweredWish:
    """A wish and the offers that share a theme with it."""

    wish: Wish
    """The wish."""
    matches: tuple[Match, ...]
    """The offers, best first; also those that do not fit, with the reason."""

    @property
    def has_an_answer(self) -> bool:
        """Whether any offer fits, if only on a condition."""
        return any(one.verdict in (Verdict.FITS, Verdict.FITS_IF) for one in self.matches)


@dataclass(frozen=True, slots=True)
class DraftTheme:
    """One theme of the draft."""

    theme: Theme
    """The theme, with how many people hold it."""
    wishes: tuple[AnsweredWish, ...]
    """Its wishes, in the order to look at them."""
    offers: tuple[OfferOnTable, ...]
    """The offers tagged with this theme, by title."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A wish nobody can meet yet."""

    wish: Wish
    """The wish, in its own words."""
    themes: tuple[str, ...]
    """Its themes in words."""
    why: str
    """Why nobody can meet it yet, as a sentence."""
    nearest: tuple[Match, ...]
    """Offers that share a theme and do not fit, or are to be asked about, best first."""


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """Everything to look at before putting options to young people."""

    themes: tuple[DraftTheme, ...]
    """The themes, those of most people first, `unthemed` last."""
    gaps: tuple[Gap, ...]
    """Wishes nobody can meet yet, strongest first."""
    carers_hopes: tuple[Wish, ...]
    """What carers said; counted nowhere."""
    to_read_back: tuple[Wish, ...]
    """Wishes typed in the officer's words; they count, and are to be checked at the next visit."""
    people: int
    """How many young people have any wish in the draft."""
    wishes: int
    """How many wishes are in the draft, each once."""
    offers: int
    """How many offers there are."""
    is_real_work_on_offer: bool
    """Whether any offer that stands leads to real work; if not, that is a gap of the whole area."""


def draft_course(picture: Picture, *, labels: Mapping[str, str], today: date) -> CourseDraft:
    """Return the first draft of a course from all that is known.

    Args:
        picture: what is known, after merging.
        labels: the script's words for each theme code; unknown codes are shown as they are.
        today: the date by which offers and contacts are current or not.
    """
    every, offers = wishes_of(picture), offers_of(picture)
    counting = tuple(wish for wish in every if wish.counts)
    answered = {wish.interest.id: _answered(wish, offers, labels, today) for wish in counting}
    return CourseDraft(
        themes=tuple(_draft_theme(theme, answered, offers) for theme in themes_of(counting, labels)),
        gaps=tuple(_gap(one, labels) for one in answered.values() if not one.has_an_answer),
        carers_hopes=tuple(wish for wish in every if wish.is_a_carers),
        to_read_back=tuple(wish for wish in counting if wish.is_in_officers_words),
        people=len({wish.person for wish in counting}),
        wishes=len(counting),
        offers=len(offers),
        is_real_work_on_offer=any(_is_real_work(one) for one in offers),
    )


def _answered(
    wish: Wish, offers: Iterable[OfferOnTable], labels: Mapping[str, str], today: date
) -> AnsweredWish:
    wanted = set(wish.interest.themes) - {UNTHEMED}
    sharing = (one for one in offers if wanted & set(one.offer.themes))
    matches = (match(wish, one, labels=labels, today=today) for one in sharing)
    return AnsweredWish(wish, tuple(sorted(matches, key=best_first)))


def _draft_theme(
    theme: Theme, answered: Mapping[str, AnsweredWish], offers: Iterable[OfferOnTable]
) -> DraftTheme:
    wishes = (answered[wish.interest.id] for wish in theme.wishes)
    tagged = (one for one in offers if theme.code in one.offer.themes and theme.code != UNTHEMED)
    return DraftTheme(theme, tuple(sorted(wishes, key=_order)), tuple(tagged))


def _order(one: AnsweredWish) -> tuple[bool, int, bool, int, str, str]:
    is_not_top, want, alias, record = strongest_first(one.wish)
    conditions = len(one.matches[0].conditions) if one.has_an_answer else 0
    return is_not_top, want, not one.has_an_answer, conditions, alias, record


def _gap(one: AnsweredWish, labels: Mapping[str, str]) -> Gap:
    codes = theme_codes(one.wish.interest.themes)
    return Gap(one.wish, tuple(labels.get(code, code) for code in codes), _why(one, codes), one.matches)


def _why(one: AnsweredWish, codes: tuple[str, ...]) -> str:
    if codes == (UNTHEMED,):
        return "It has no theme yet, so no offer could be set beside it."
    if not one.matches:
        return "No offer shares its theme."
    if any(found.verdict is Verdict.UNKNOWN for found in one.matches):
        return "There is an offer with its theme, and something to ask first."
    return "The offers with its theme do not fit."


def _is_real_work(one: OfferOnTable) -> bool:
    leads_to_work = one.offer.kind == "job" or one.offer.can_employ == "yes"
    return leads_to_work and one.offer.status in ("", "active")
