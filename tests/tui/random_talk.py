"""Random conversations: the same deeds done to the conversation itself and typed as keys.

`talk(seed)` does random deeds to a conversation over the real engine, with no screen anywhere, and returns the
keys that mean the same. Each deed knows two things only: what it does to a conversation, and what is pressed.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from outreach_tui.interview.prompt import AddAnother, Control, Ending, Prompt, Question, Refusal
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.interviewing.signs import signs_for
from outreach_tui.workflow.answer_in_words import REASONS
from tests.tui.fakes import Desk, Interview
from tests.tui.frames import post_keys, settled
from tests.tui.random_asides import ASIDES
from tests.tui.script import session_of

# ruff: noqa: E501 - a table stays a table
SCRIPT = """
| survey |
| | type | name | label::English (en) | label::Polski (pl) | body::outreach:tier | relevant | required | parameters |
| | begin_group | door_g | Before the door | Przed drzwiami | | | | |
| | integer | attempt | Which try is this? | Która to próba? | 0 | | | |
| | select_one mode | mode | Is it all right to talk here? | Czy możemy tu rozmawiać? | 1 | | yes | |
| | end_group | | | | | | | |
| | begin_group | talk | What you would want | Czego byś chciał | | ${mode} != 'later' | | |
| | note | hello | I have come to ask you something. | Przyszłam o coś zapytać. | S | | | |
| | text | matters | What is important to you? | Co jest ważne? | 2 | ${mode} = 'full' | | |
| | begin_repeat | interest | One thing you would want | Jedna rzecz | | | | |
| | text | i_words | In your words: what is it? | Własnymi słowami: co to jest? | S | | yes | |
| | select_one source | i_word_source | Whose words did I type? | Czyje to słowa? | 0 | ${i_words} != '' | | |
| | select_multiple with | i_with | Who with? | Z kim? | 2 | ${i_words} != '' | | |
| | range | i_want | How much do you want it? | Jak bardzo? | 1 | ${i_words} != '' | | start=1 end=5 step=1 |
| | end_repeat | | | | | | | |
| | rank with | order | Put these in your order | Ułóż po kolei | 3 | | | |
| | date | we_by | By | Do kiedy | 1 | | | |
| | text | you_will | What would you put in? | Co ty wniesiesz? | 1 | | | |
| | note | n_back | Here is what I have. | Oto co mam. | 1 | | | |
| | end_group | | | | | | | |
| | select_one early | left_early | Did it stop early? | Czy przerwano? | 0 | | | |
| | acknowledge | safe | Somebody knows where I am | Ktoś wie, gdzie jestem | 0 | | | |
| choices |
| | list_name | name | label::English (en) | label::Polski (pl) |
| | mode | full | Talk properly here | Porozmawiajmy |
| | mode | light | Keep it light | Na luzie |
| | mode | later | Leave it for another day | Innym razem |
| | source | verbatim | As said | Jak powiedziano |
| | source | tidied | Tidied, and they agreed | Uładzone |
| | early | not_safe | Not safe | Niebezpiecznie |
| | early | they_stopped | They had enough | Mieli dość |
| | early | interrupted | Interrupted | Przerwano |
| | early | no_time | No time | Brak czasu |
| | with | alone | On my own | Sam |
| | with | pal | With a pal | Z kumplem |
| | with | group | With my pals | Z paczką |
| | with | either | Not bothered | Obojętnie |
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | A random talk | random_talk | 1 | English (en) | outreach="urn:outreach:script" |
"""
WORDS = ("bikes", "welding an that", "gòrm", "żółw", "drive the lorry", "paint")
TYPED = {
    Control.INTEGER: ("7", "12"),
    Control.DATE: ("2026-12-01", "2027-01-15"),
}


@dataclass
class Typist:
    """Somebody who does things to a conversation and writes down the keys for each."""

    interview: Interview
    chance: random.Random
    keys: list[str]

    def deed(self) -> None:
        """Do one thing that can be done now."""
        deeds: list[Callable[[], None]] = [
            self.back,
            self.undo,
            self.redo,
            self.jump,
            self.light,
            self.speak,
            self.more,
        ]
        deeds += [self.note, self.add]
        deeds += [partial(aside, self) for aside in ASIDES]
        deeds += [self.go_on] * 20
        if isinstance(self.interview.step, Question):
            deeds += [self.leave_out, self.clear, self.half_a_word, self.half_a_word_taken_back]
        self.chance.choice(deeds)()

    def go_on(self) -> None:
        """Answer, or pass what stands there."""
        step = self.interview.step
        if isinstance(step, Question):
            self._answer(step.prompt)
        elif isinstance(step, AddAnother):
            self._behind_repeat(step)

    def _behind_repeat(self, step: AddAnother) -> None:
        if step.count < 3 and self.chance.random() < 0.4:
            self.keys.append("1")
            self.interview.add_another()
            return
        self.keys.append(self.chance.choice(["2", "enter"]))
        self.interview.no_more()

    def _answer(self, prompt: Prompt) -> None:
        if prompt.control is Control.NOTE or self.chance.random() < 0.15:
            self._enter()
        elif prompt.control is Control.TEXT:
            words = self.words()
            self.keys += [*words, "enter"]
            self.interview.answer(f"{self.box(prompt)}{words}")
        elif prompt.control in TYPED:
            typed = self.chance.choice(TYPED[prompt.control])
            self.keys += [*typed, "enter"]
            self.interview.answer(typed)
        else:
            self._choose(prompt)

    def _enter(self) -> None:
        self.keys.append("enter")
        self.interview.answer(self.interview.typed) if self.interview.typed else self.interview.forward()

    def box(self, prompt: Prompt) -> str:
        """Return what stands in the box: words brought back and not entered, or the answer."""
        return self.interview.typed or prompt.value

    def words(self) -> str:
        """Return something somebody says."""
        return self.chance.choice(WORDS)

    def _settle(self) -> None:
        """Enter words that stand in the box, before going elsewhere."""
        step, typed = self.interview.step, self.interview.typed
        if typed and isinstance(step, Question) and not isinstance(self.interview.answer(typed), Refusal):
            self.interview.go_to(step.prompt.ref)

    def _choose(self, prompt: Prompt) -> None:
        signs = signs_for(prompt.options)
        if prompt.control is Control.SELECT_ONE:
            place = self.chance.randrange(len(prompt.options))
            self.keys.append(signs[place])
            self.interview.answer(prompt.options[place].value)
        elif prompt.control is Control.RANGE:
            digit = str(self.chance.randint(1, 5))
            self.keys.append(digit)
            self.interview.answer(digit)
        elif prompt.control is Control.ACKNOWLEDGE:
            self.keys.append("1")
            self.interview.answer("OK")
        elif prompt.control is Control.RANK and not prompt.value:
            self._order(prompt, signs)
        elif prompt.control is Control.SELECT_MULTIPLE:
            self._mark(prompt, signs)
        else:
            self._enter()

    def _order(self, prompt: Prompt, signs: str) -> None:
        places = self.chance.sample(range(len(signs)), len(signs))
        self.keys += [*(signs[place] for place in places[:-1]), "enter"]
        self.interview.answer(" ".join(prompt.options[place].value for place in places))

    def _mark(self, prompt: Prompt, signs: str) -> None:
        chosen = set(prompt.value.split())
        for place in self.chance.sample(range(len(signs)), self.chance.randint(1, len(signs))):
            self.keys.append(signs[place])
            chosen ^= {prompt.options[place].value}
        self.keys.append("enter")
        value = " ".join(one.value for one in prompt.options if one.value in chosen)
        self.interview.answer(value) if value != prompt.value else self.interview.forward()

    def back(self) -> None:
        """Go back one."""
        self.keys.append("escape")
        self._settle()
        self.interview.back()

    def undo(self) -> None:
        """Take back."""
        self.keys.append("ctrl+z")
        self.interview.undo()

    def redo(self) -> None:
        """Bring back."""
        self.keys.append("ctrl+r")
        self.interview.redo()

    def jump(self) -> None:
        """Go to a question from the list of all of them."""
        prompts = self.interview.prompts()
        if not prompts:
            return
        step = self.interview.step
        here = step.prompt.ref if isinstance(step, Question) else ""
        at = next((number for number, one in enumerate(prompts) if one.ref == here), 0)
        to = self.chance.randrange(len(prompts))
        self.keys += ["f4", *(["down"] * (to - at) if to >= at else ["up"] * (at - to)), "enter"]
        self._settle()
        self.interview.go_to(prompts[to].ref)

    def light(self) -> None:
        """Somebody walks in, or goes."""
        self.keys.append("ctrl+k")
        self._settle()
        self.interview.talk_fully() if self.interview.is_light else self.interview.keep_light()

    def speak(self) -> None:
        """Go on in one of the languages."""
        place = self.chance.randrange(len(self.interview.languages))
        self.keys += ["ctrl+t", str(place + 1)]
        self.interview.speak(self.interview.languages[place])

    def more(self) -> None:
        """Ask more or less."""
        if self.interview.is_light:
            return
        depths = self.interview.depths
        self.keys.append("ctrl+d")
        self.interview.ask(depths[(depths.index(self.interview.depth) + 1) % len(depths)])

    def note(self) -> None:
        """Write a line of one's own."""
        words = self.words()
        self.keys += ["f3", *words, "enter"]
        self.interview.note(f"{self.interview.note_typed}{words}")

    def add(self) -> None:
        """Add another one, from wherever it stands."""
        [*repeats] = self.interview.repeats()
        if len(repeats) != 1 or repeats[0].count > 3:
            return
        self.keys.append("ctrl+n")
        self._settle()
        self.interview.add(repeats[0].ref)

    def leave_out(self) -> None:
        """Say why there is no answer."""
        prompt = self._prompt()
        if prompt.control is not Control.NOTE:
            place = self.chance.randrange(len(REASONS))
            self.keys += ["f2", str(place + 1)]
            self.interview.leave_out(list(REASONS)[place])

    def clear(self) -> None:
        """Take an answer away that is chosen and not written."""
        if self._prompt().control in {Control.SELECT_ONE, Control.RANGE, Control.ACKNOWLEDGE}:
            self.keys.append("delete")
            self.interview.clear()

    def half_a_word(self) -> None:
        """Type, and go back without entering it."""
        prompt = self._prompt()
        if prompt.control is Control.TEXT:
            words = self.words()
            self.keys += [*words, "escape"]
            self.interview.typing(f"{self.box(prompt)}{words}")
            self._settle()
            self.interview.back()

    def half_a_word_taken_back(self) -> None:
        """Type, and take it back."""
        prompt = self._prompt()
        if prompt.control is Control.TEXT:
            words = self.words()
            self.keys += [*words, "ctrl+z"]
            self.interview.typing(f"{self.box(prompt)}{words}")
            self.interview.undo()

    def _prompt(self) -> Prompt:
        step = self.interview.step
        assert isinstance(step, Question)
        return step.prompt


def talk(seed: int, deeds: int = 40) -> tuple[Interview, list[str]]:
    """Return a random conversation held without a screen, and the keys that mean the same."""
    typist = Typist(new_interview(), random.Random(seed), [])
    for _ in range(deeds):
        typist.deed()
    return typist.interview, typist.keys


def new_interview(saving_takes: float = 0.0) -> Interview:
    """Return the conversation at its beginning."""
    return Interview(session_of(SCRIPT), saving_takes=saving_takes)


def record(interview: Interview) -> tuple[object, ...]:
    """Return everything the vault holds of a conversation, but for words on their way."""
    notes = tuple((one.ref, one.words) for one in interview.notes)
    is_at_end = isinstance(interview.step, Ending)
    return interview.saved, notes, interview.depth, interview.is_light, is_at_end


async def hold_against_deeds(
    seed: int, *, gap: float = 0.0, saving_takes: float = 0.0, deeds: int = 40
) -> None:
    """Type a random conversation, and compare what the vault holds with the same held without a screen.

    Args:
        seed: which conversation.
        gap: seconds between two keys; without one they all come at once.
        saving_takes: seconds each save takes.
        deeds: how many things are done.
    """
    directly, keys = talk(seed, deeds)
    typed = new_interview(saving_takes)
    app = OutreachApp(desk=Desk(interview=typed), interview=typed)
    async with app.run_test(size=(80, 24)) as pilot:
        for burst in ([key] for key in keys) if gap else [keys]:
            post_keys(app, burst)
            await asyncio.sleep(gap)  # the pause of whoever types
        await settled(pilot)
    assert record(typed) == record(directly), f"seed {seed}, {gap} s a key, {saving_takes} s a save"
