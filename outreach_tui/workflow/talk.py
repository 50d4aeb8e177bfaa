"""A conversation as it is held: the script's session, what of it is asked now, and who may see it.

Rules:
- Going on stops at what is asked (`depth.py`) and may be seen (`company.py`); all else stays within reach.
- Going back stops there too, and at everything that has an answer.
- Nothing is kept here; `conduct_interview.py` does that.
"""

from collections.abc import Callable

import msgspec

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Ending, Prompt, Question, Refusal, Step
from outreach_tui.interview.session import Session
from outreach_tui.workflow import company, detour
from outreach_tui.workflow.beside import Beside, Company, Depth, Detour, OwnNote, PutRight
from outreach_tui.workflow.depth import Layers
from outreach_tui.workflow.reading_back import asked_beside


class Talk:
    """A session, and what stands beside its answers."""

    def __init__(self, session: Session, beside: Beside) -> None:
        """Hold `session`."""
        self.session = session
        self.beside = beside
        self.layers = Layers.of(session.form)

    @property
    def company(self) -> Company | None:
        """Who is about; None while the two are on their own."""
        return self.beside.company

    @company.setter
    def company(self, others: Company | None) -> None:
        self.beside = msgspec.structs.replace(self.beside, company=others)

    @property
    def put_right(self) -> PutRight:
        """What the young person put right while it was read back."""
        return self.beside.put_right

    @put_right.setter
    def put_right(self, put_right: PutRight) -> None:
        self.beside = msgspec.structs.replace(self.beside, put_right=put_right)

    def in_sight(self) -> tuple[Prompt, ...]:
        """Return the questions that apply now and may be seen."""
        prompts = self.session.prompts()
        return prompts if self.company is None else company.seen(prompts, self.company)

    def left(self, depth: Depth) -> tuple[Prompt, ...]:
        """Return what is open at `depth` and may be seen, in order."""
        return self.layers.left(self.in_sight(), depth)

    def is_asked(self, prompt: Prompt) -> bool:
        """Return whether going on stops at a question, as much as is asked now."""
        return self.layers.is_asked(prompt, self.beside.depth)

    # -- answering --------------------------------------------------------------------------------------

    def answer(self, value: str) -> Step | Refusal:
        """Answer the present question and go on."""
        return self._on(lambda: self.session.answer(value))

    def leave_out(self, reason: MissingReason) -> Step | Refusal:
        """Give a reason instead, and go on."""
        return self._on(lambda: self.session.leave_out(reason))

    def add(self, repeat: str) -> Step:
        """Stand at the first question of another one of a repeat; behind it the way leads back here."""
        at = self.session.step
        now = detour.add(self.session, repeat)
        self._detour = detour.begun(at, now, repeat, self._detour)
        return now

    def no_more(self) -> Step | Refusal:
        """Say that there is no other one, and go on, or back where this one was added from."""
        return self._on(self.session.no_more, self._way_back())

    def put(self, answers: tuple[tuple[str, str], ...]) -> Step | Refusal:
        """Give answers elsewhere, each by its place, and stand where it stood; an empty one is taken away."""
        here = company.place_of(self.session.step)
        refused: Refusal | None = None
        for ref, value in answers:
            if ref not in self.session.refs():
                continue
            self.session.go_to(ref)
            outcome = self.session.answer(value) if value else self.session.clear()
            refused = refused or (outcome if isinstance(outcome, Refusal) else None)
        company.go_to_first(self.session, (here,) if here else ())
        return refused or self.session.step

    def remove(self, ref: str) -> Step | Refusal:
        """Take one out of a repeat; who stood in it stands behind the repeat, or where it was added from."""
        outcome = self.session.remove(ref)
        way_back = self._way_back()
        return outcome if way_back is None else self._on(self.session.no_more, way_back)

    # -- moving -----------------------------------------------------------------------------------------

    def forward(self) -> Step | Refusal:
        """Go on, keeping what stands."""
        return self._on(self.session.forward)

    def back(self) -> Step | Refusal:
        """Go back to what was asked before; at the first, stay."""
        at = self.session.step
        before = at
        while (now := self.session.back()) != before:
            if not self._is_passed_back(now):
                return now
            before = now
        company.go_to_first(self.session, [place] if (place := company.place_of(at)) else [])
        return self.session.step

    def ask(self, depth: Depth) -> Step:
        """Ask this much from now on; the conversation stays where it stands."""
        self.beside = msgspec.structs.replace(self.beside, depth=depth, is_rest=False)
        return self.session.step

    def ask_the_rest(self, depth: Depth) -> Step:
        """Ask what is open at `depth`, from the first of it."""
        open_ones = self.left(depth)
        self.beside = msgspec.structs.replace(self.beside, depth=depth, is_rest=bool(open_ones))
        if open_ones:
            self.session.go_to(open_ones[0].ref)
        return self.session.step

    def keep_light(self) -> Step:
        """Go on lightly: somebody came."""
        self._detour = None
        self.company = company.light_up(self.session)
        self._pass_over()
        return self.session.step

    def talk_fully(self) -> Step:
        """Go on as before somebody came."""
        self._detour = None
        others, self.company = self.company, None
        if others is not None:
            company.full_again(self.session, others)
        return self.session.step

    def note(self, words: str, beside: Prompt | None = None) -> None:
        """Write a line of the officer's own beside a question; beside the present one if none is given."""
        step = self.session.step
        at = beside or (step.prompt if isinstance(step, Question) else None)
        ref, label = (at.ref, asked_beside(at)) if at else ("", "")
        notes = (*self.beside.notes, OwnNote(ref, label, words))
        self.beside = msgspec.structs.replace(self.beside, notes=notes, note_begun="")

    def begin_note(self, words: str) -> None:
        """Keep a line of the officer's before it is entered."""
        self.beside = msgspec.structs.replace(self.beside, note_begun=words)

    def set_aside(self, ref: str, words: str) -> None:
        """Keep words not entered for the question at `ref`; none forgets them."""
        kept = tuple(one for one in self.beside.set_aside if one[0] != ref)
        more = ((ref, words),) if words else ()
        if (*kept, *more) != self.beside.set_aside:
            self.beside = msgspec.structs.replace(self.beside, set_aside=(*kept, *more))

    @property
    def back_to(self) -> str:
        """The words of the place that adding one leads back to; empty where it leads on."""
        return "" if self._detour is None else detour.words_of(self.session, self._detour)

    def forget_detour_elsewhere(self) -> None:
        """Forget the way back where nothing is being added any more."""
        here = company.place_of(self.session.step)
        if self._detour is not None and not detour.is_in(here, self._detour.repeat):
            self._detour = None
        self.arrived()

    def arrived(self) -> None:
        """Forget a way back that was walked, and what was passed in a repeat that was left."""
        here = company.place_of(self.session.step)
        if self._detour is not None and detour.is_back(self._detour, here):
            self._detour = self._detour.outer
        if self.beside.within and not detour.is_in(here, self.beside.within):
            self.beside = msgspec.structs.replace(self.beside, within="")

    @property
    def _detour(self) -> Detour | None:
        return self.beside.detour

    @_detour.setter
    def _detour(self, now: Detour | None) -> None:
        self.beside = msgspec.structs.replace(self.beside, detour=now)

    def _way_back(self) -> Detour | None:
        """Return the detour that is over once no other one is added where the conversation stands."""
        is_over = self._detour is not None and company.place_of(self.session.step) == self._detour.repeat
        return self._detour if is_over else None

    def _on(self, move: Callable[[], Step | Refusal], way_back: Detour | None = None) -> Step | Refusal:
        outcome = move()
        if isinstance(outcome, Refusal):
            return outcome
        if way_back is not None:
            self._detour = way_back.outer
        if way_back is None or not detour.go_back(self.session, way_back):
            self._pass_over()
        elif detour.is_in(way_back.back_to, way_back.repeat):
            self.beside = msgspec.structs.replace(self.beside, within=way_back.repeat)
        return self.session.step

    def _pass_over(self) -> None:
        while self._is_passed(self.session.step):
            self.session.skip()
        if self.beside.is_rest and isinstance(self.session.step, Ending):
            self.beside = msgspec.structs.replace(self.beside, is_rest=False)

    def _is_passed(self, step: Step) -> bool:
        if not isinstance(step, Question):
            return isinstance(step, AddAnother) and self.beside.is_rest and self._way_back() is None
        is_seen_to = not self.layers.is_left(step.prompt, self.beside.depth)
        if is_seen_to and (self.beside.is_rest or self._is_within(step.prompt.ref)):
            return True
        return not self.layers.is_asked(step.prompt, self.beside.depth) or self._is_hidden(step.prompt)

    def _is_within(self, ref: str) -> bool:
        return bool(self.beside.within) and detour.is_in(ref, self.beside.within)

    def _is_passed_back(self, step: Step) -> bool:
        if not isinstance(step, Question):
            return False
        prompt = step.prompt
        is_asked = self.layers.is_asked(prompt, self.beside.depth) or prompt.value or prompt.missing
        return not is_asked or self._is_hidden(prompt)

    def _is_hidden(self, prompt: Prompt) -> bool:
        return self.company is not None and prompt not in company.seen(
            (*self._said_before(), prompt), self.company
        )

    def _said_before(self) -> tuple[Prompt, ...]:
        hidden = set(self.company.hidden) if self.company else set()
        return tuple(one for one in self.session.prompts() if one.ref in hidden)
