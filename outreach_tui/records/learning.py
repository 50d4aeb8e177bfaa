"""What the area has learned and what has come of it for the place; about nobody in particular.

Each is a frozen copy of the values that stand now; conflicts and reasons stay with the `Record`.
"""

from dataclasses import dataclass

from outreach_tui.records.fields import choices, is_yes, number
from outreach_tui.records.record import Record


@dataclass(frozen=True, slots=True)
class Lesson:
    """What happened, what it needed, and where it might not work."""

    id: str
    """The record's id."""
    area: str
    """The area it comes from."""
    on: str
    """The ISO date."""
    type: str
    """worked, did_not, earlier_try, surprise or condition."""
    stage: str
    """Which part of the work it is about."""
    what: str
    """What happened."""
    made_work: str
    """What made it work, or not."""
    needed: str
    """What it needed."""
    not_for: str
    """Where or for whom it might not work."""
    keep: str
    """What to keep."""
    change: str
    """What to change."""
    earlier: str
    """What was different at an earlier attempt."""
    tension: str
    """power_risk, time, both or neither."""
    christie: tuple[str, ...]
    """Christie principles it bears on."""
    said_by: str
    """Whose lesson it is."""
    yp_agree: str
    """Whether young people have seen it and agreed."""
    yp_credit: str
    """Whether young people want credit."""
    share_scope: str
    """Who may see it: here, om_areas or public."""

    @classmethod
    def of(cls, record: Record) -> "Lesson":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            area=record.value("area"),
            on=record.value("on"),
            type=record.value("type"),
            stage=record.value("stage"),
            what=record.value("what"),
            made_work=record.value("made_work"),
            needed=record.value("needed"),
            not_for=record.value("not_for"),
            keep=record.value("keep"),
            change=record.value("change"),
            earlier=record.value("earlier"),
            tension=record.value("tension"),
            christie=choices(record, "christie"),
            said_by=record.value("said_by"),
            yp_agree=record.value("yp_agree"),
            yp_credit=record.value("yp_credit"),
            share_scope=record.value("share_scope"),
        )


@dataclass(frozen=True, slots=True)
class CommunityOutcome:
    """A figure about a place, with everything it takes to read it honestly."""

    id: str
    """The record's id."""
    area: str
    """The area."""
    indicator: str
    """What is counted."""
    definition: str
    """Exactly what it includes."""
    figure: str
    """count, rate, survey or story."""
    place: str
    """For what place exactly."""
    source: str
    """Where it is from."""
    quality: str
    """published, official, local_log or recall."""
    has_baseline: bool
    """Whether there is a figure from before."""
    before_from: str
    """ISO date on which the baseline begins."""
    before_to: str
    """ISO date on which it ends."""
    before_value: str
    """The figure before, a decimal."""
    now_from: str
    """ISO date on which the present period begins."""
    now_to: str
    """ISO date on which it ends."""
    now_value: str
    """The figure now, a decimal."""
    percent: int | None
    """Change in whole percent; none without a baseline."""
    direction: str
    """better, same, worse or unsure for people there."""
    other_causes: str
    """What else could explain it."""
    residents_say: str
    """What people who live there say."""
    young_people_part: str
    """What part young people played."""
    christie: tuple[str, ...]
    """Christie principles it bears on."""

    @classmethod
    def of(cls, record: Record) -> "CommunityOutcome":
        """Read the view from the values of `record` that stand now."""
        return cls(
            id=record.id,
            area=record.value("area"),
            indicator=record.value("indicator"),
            definition=record.value("definition"),
            figure=record.value("figure"),
            place=record.value("place"),
            source=record.value("source"),
            quality=record.value("quality"),
            has_baseline=is_yes(record, "has_baseline"),
            before_from=record.value("before_from"),
            before_to=record.value("before_to"),
            before_value=record.value("before_value"),
            now_from=record.value("now_from"),
            now_to=record.value("now_to"),
            now_value=record.value("now_value"),
            percent=number(record, "percent"),
            direction=record.value("direction"),
            other_causes=record.value("other_causes"),
            residents_say=record.value("residents_say"),
            young_people_part=record.value("young_people_part"),
            christie=choices(record, "christie"),
        )
