"""What a face can ask of a conversation under way; nothing here changes it."""

from outreach_tui.interview.prompt import AddAnother, Progress, Prompt, Refusal
from outreach_tui.interview.session import Session
from outreach_tui.vault.store import Draft
from outreach_tui.workflow.beside import Depth, OwnNote
from outreach_tui.workflow.kept_talk import KeptTalk
from outreach_tui.workflow.script_shelf import Script
from outreach_tui.workflow.workspace import Workspace


class TalkInSight(KeptTalk):
    """A conversation that is kept, as faces look at it."""

    def __init__(self, workspace: Workspace, script: Script, session: Session, draft: Draft) -> None:
        """Look at `session`, which `script` began and `draft` keeps."""
        super().__init__(workspace, session, draft)
        self._script = script

    @property
    def title(self) -> str:
        """The script's title."""
        return self._script.form.title

    @property
    def alias(self) -> str:
        """The young person's code name, or empty while there is none."""
        return self._draft.alias

    @property
    def about(self) -> str:
        """The young person's record, where they were known before; empty otherwise."""
        return self._draft.about

    @property
    def whom(self) -> str:
        """The young person's record, also where finishing it makes that record; empty if about nobody."""
        return self.about or self._session.subject or ""

    @property
    def progress(self) -> Progress:
        """How many of the questions that apply are answered."""
        return self._session.progress()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be asked in; empty if there is one only."""
        return self._script.form.languages

    @property
    def language(self) -> str:
        """The language it is asked in."""
        return self._session.language

    @property
    def is_light(self) -> bool:
        """Whether somebody else is about: what was said before they came is out of sight."""
        return self._talk.company is not None

    @property
    def depths(self) -> tuple[Depth, ...]:
        """How much can be asked, the least first; empty where the script makes no difference."""
        return self._talk.layers.depths

    @property
    def depth(self) -> Depth:
        """How much is asked now."""
        return self._talk.beside.depth

    @property
    def notes(self) -> tuple[OwnNote, ...]:
        """The officer's own lines in this conversation."""
        return self._talk.beside.notes

    @property
    def note_typed(self) -> str:
        """A line of the officer's that was typed and not entered."""
        return self._talk.beside.note_begun

    def prompts(self) -> tuple[Prompt, ...]:
        """Every question that applies now and may be seen now, in order."""
        return self._talk.in_sight()

    def refs(self) -> tuple[str, ...]:
        """Where every question is that applies now, in order."""
        return self._session.refs()

    def repeats(self) -> tuple[AddAnother, ...]:
        """Every repeat that can be added to now."""
        return self._session.repeats()

    def problems(self) -> tuple[Refusal, ...]:
        """What keeps the conversation from being finished, in order; empty if nothing does."""
        return self._session.problems()

    def left(self, depth: Depth) -> tuple[Prompt, ...]:
        """What is open at `depth` and may be seen, in order."""
        return self._talk.left(depth)

    @property
    def back_to(self) -> str:
        """The words of the place that adding one leads back to; empty where nothing is added out of turn."""
        return self._talk.back_to
