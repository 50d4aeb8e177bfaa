"""What young people say when we come back: what was wrong, what they tried, how it was, how near they are.

Each is a frozen copy of the values that stand now; conflicts and reasons stay with the `Record`.
"""

from dataclasses import dataclass

from outreach_tui.records.fields import choices, is_yes, number
from outreach_tui.records.record import Record


@dataclass(frozen=True, slots=True)
class Correction:
    """What we got wrong, as the young person put it right."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    kinds: tuple[str, ...]
    """What sort of thing: words, missed, too_much, wrong_time, who_there, nothing or other."""
    words: str
    """How it should read, in their words."""
    on: str
    """The ISO date."""
    by: str
    """Who put it right: young_person."""
    struck: int | None
    """How many of our words about them they scored out."""
    changed: int | None
    """How many of our words about them they changed while they were read back."""

    @classmethod
    def of(cls, record: Record) -> "Correction":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            kinds=choices(record, "kinds"),
            words=record.value("words"),
            on=record.value("on"),
            by=record.value("by"),
            struck=number(record, "struck"),
            changed=number(record, "changed"),
        )


@dataclass(frozen=True, slots=True)
class Taster:
    """Something to go and try, once or twice, before choosing."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    title: str
    """What it is, in words they know."""
    on: str
    """The ISO date it is on, or the last one."""
    went: str
    """Whether they made it: yes, part, no_chose, no_could_not or no_other; "" until they were asked."""

    @classmethod
    def of(cls, record: Record) -> "Taster":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            title=record.value("label"),
            on=record.value("on"),
            went=record.value("went"),
        )


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a young person said about how something was."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    session: str
    """What it was."""
    taster: str
    """The record of what there was to try; "" for none."""
    on: str
    """The ISO date they told us."""
    went: str
    """Whether they made it; choosing another part of the course is not staying away."""
    best: str
    """The best bit."""
    kcs: str
    """keep, change or stop."""
    change_what: str
    """What they would change."""
    stay_or_move: str
    """stay, move, both or stop."""
    miss_out: str
    """What they would not want to miss by staying."""
    welcome: int | None
    """How welcome they felt, 1 to 5."""
    meaning: int | None
    """Whether it was worth it to them, 1 to 5."""
    showed: str
    """What they showed or taught anybody."""
    who_rated: str
    """Whom they got on with, by role."""
    who_decides: str
    """Who should decide what happens next: me, us, together or workers."""
    why_not: str
    """What we should fix so that it works for them."""
    going_well: str
    """What has gone well since we last met."""

    @classmethod
    def of(cls, record: Record) -> "Feedback":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            session=record.value("session"),
            taster=record.value("taster"),
            on=record.value("on"),
            went=record.value("went"),
            best=record.value("best"),
            kcs=record.value("kcs"),
            change_what=record.value("change_what"),
            stay_or_move=record.value("stay_or_move"),
            miss_out=record.value("miss_out"),
            welcome=number(record, "welcome"),
            meaning=number(record, "meaning"),
            showed=record.value("showed"),
            who_rated=record.value("who_rated"),
            who_decides=record.value("who_decides"),
            why_not=record.value("why_not"),
            going_well=record.value("going_well"),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """How near a young person is to the thing they wanted, by their own ruler."""

    id: str
    """The record's id."""
    subject: str | None
    """The young person."""
    on: str
    """The ISO date."""
    timepoint: str
    """start, middle, end, m3, m6 or m12."""
    goal_words: str
    """The goal in their own words."""
    goal_near: int | None
    """How near it is, 0 to 10."""
    goal_why: str
    """What has helped."""
    doing: tuple[str, ...]
    """What they are doing these days."""
    employer: str
    """Who the job with a partner is with."""
    job_meant: str
    """Whether the job is what they wanted."""
    matters: tuple[str, ...]
    """Which wellbeing words matter to them (SHANARRI)."""
    matters_words: str
    """What is better about those, or not."""
    had_say: int | None
    """How much say they had, 1 to 5."""
    say_example: str
    """When it was their decision."""
    say_more: str
    """When it should have been."""
    gave: str
    """What they did for anybody else."""
    not_good: str
    """What has not been good."""
    anyway: str
    """Whether it would have happened anyway: yes, maybe or no."""
    quote_ok: bool
    """Whether their words may be used without a name."""
    evidence: str
    """How we know: own_word, seen, paper or partner."""

    @classmethod
    def of(cls, record: Record) -> "Outcome":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            subject=record.subject,
            on=record.value("on"),
            timepoint=record.value("timepoint"),
            goal_words=record.value("goal_words"),
            goal_near=number(record, "goal_near"),
            goal_why=record.value("goal_why"),
            doing=choices(record, "doing"),
            employer=record.value("employer"),
            job_meant=record.value("job_meant"),
            matters=choices(record, "matters"),
            matters_words=record.value("matters_words"),
            had_say=number(record, "had_say"),
            say_example=record.value("say_example"),
            say_more=record.value("say_more"),
            gave=record.value("gave"),
            not_good=record.value("not_good"),
            anyway=record.value("anyway"),
            quote_ok=is_yes(record, "quote_ok"),
            evidence=record.value("evidence"),
        )
