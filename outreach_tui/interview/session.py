"""CONTRACT STUB - the interview helper replaces this file; the public names and meanings below stay.

from collections.abc import Callable
from datetime import datetime

@dataclass(frozen=True, slots=True)
class Surroundings:
    '''What a session may know of the world; the caller hands it in.'''
    now: Callable[[], datetime]          # aware datetime, local zone
    new_id: Callable[[], str]            # uuid4 text
    chance: Callable[[], float]          # [0, 1)
    entities: Mapping[str, Sequence[Mapping[str, str]]] = {}   # entity list name -> rows (name, label, fields)
    device_id: str = ""; username: str = ""  # preloads

class Session:
    form: FormDefinition
    language: str
    @classmethod
    def begin(cls, form, surroundings, *, given: Mapping[str, str] = {}) -> Session
        # given: question name -> value put in before first-load (the app's knowledge: alias, officer, area, person)
    @classmethod
    def resume(cls, form, surroundings, saved: bytes) -> Session
    def save(self) -> bytes              # everything: nodes, reasons, position, seed. JSON bytes, deterministic

    @property
    def step(self) -> Step
    def answer(self, value: str) -> Step | Refusal    # answers the question the session stands at and goes forward
    def leave_out(self, reason: MissingReason) -> Step   # reason instead of an answer, goes forward (allowed on required ones too)
    def clear(self) -> Step              # takes the answer (or reason) away, stays
    def forward(self) -> Step | Refusal  # go on, keeping what stands; Refusal if required & empty & no reason
    def back(self) -> Step               # one question back, nothing lost
    def go_to(self, ref: str) -> Step    # jump; raises OutreachError("no-such-question") if ref does not apply now
    def add_another(self) -> Step        # at AddAnother: makes the instance and stands at its first question
    def no_more(self) -> Step | Refusal  # at AddAnother: goes on behind the repeat
    def add(self, repeat_ref: str) -> Step   # from anywhere: new instance of that repeat, stand at its first question
    def remove(self, ref: str) -> Step   # ref of an instance "/data/ideas/interest[2]"
    def prompts(self) -> tuple[Prompt, ...]   # all that apply now, in order (for F4, read-back, progress)
    def repeats(self) -> tuple[AddAnother, ...]  # repeats that can be added to now
    def progress(self) -> Progress
    def problems(self) -> tuple[Refusal, ...]   # what keeps it from being finished (required, constraint), in order
    def submission(self) -> Submission   # see submission.py; raises OutreachError("not-finished") if problems
"""
