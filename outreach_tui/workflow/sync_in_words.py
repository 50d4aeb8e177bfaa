"""What a sync came to, and how far each visit has come, as plain lines."""

from collections.abc import Iterator

from outreach_tui.merging.in_words import NOTHING_NEW
from outreach_tui.number_words import counted
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.hand_over_states import Count, States
from outreach_tui.workflow.sync import Synced
from outreach_tui.workflow.sync_lead import LeadSynced, erases
from outreach_tui.workflow.sync_officer import OfficerSynced
from outreach_tui.workflow.write_receipts import WrittenReceipt


def synced_lines(synced: Synced) -> tuple[str, ...]:
    """Return what happened, what came, what went, and what is to be done."""
    return tuple(_officer(synced) if isinstance(synced, OfficerSynced) else _lead(synced))


def state_lines(count: Count) -> tuple[str, ...]:
    """Return how many visits stand where."""
    lines = (f"Visits: {count.words}.",)
    if count.by_phone:
        return (
            *lines,
            f"By phone: {counted(count.by_phone, 'change')} taken; the receipt itself is awaited.",
        )
    return lines


def visit_lines(states: States) -> Iterator[str]:
    """Yield how far each visit has come, a visit a line."""
    for on, alias, state in states.each_visit():
        yield f"  {brief_kept_day(on)}  {alias or 'nobody named'}: {state}"


def _officer(synced: OfficerSynced) -> Iterator[str]:
    if synced.pack:
        yield f"A newer area pack was taken in: version {synced.pack}."
    if synced.taken_off:
        yield synced.taken_off
    yield from _receipts(synced)
    yield from _sent(synced)
    kept = counted(synced.prepared.kept_back, "record")
    yield f"Stays here: {kept}, not agreed to be shared or only for you."
    if synced.to_confirm:
        people = counted(synced.to_confirm, "young person", "young people")
        yield (
            f"The lead partner asks to erase {people} here, which is everybody or very many. "
            "Call them; if it is right: outreach sync --confirm-erasing."
        )
    if synced.may_go:
        yield synced.may_go
    yield from _problems(synced)


def _sent(synced: OfficerSynced) -> Iterator[str]:
    if synced.prepared.taken_back:
        people = counted(synced.prepared.taken_back, "young person", "young people")
        yield f"Taken back: what had travelled about {people}; a message to the lead partner says so."
    if synced.placed.new:
        files = counted(len(synced.placed.new), "bundle")
        new = f": {counted(synced.prepared.new, 'change')} not sent before" if synced.prepared.new else ""
        yield f"{files} written and read back{new}."
    elif synced.placed.there_before:
        yield f"Nothing new: {counted(len(synced.placed.there_before), 'bundle')} stood there already."
    elif not synced.trouble:
        yield "Nothing to send."
    if synced.is_on_own_disk and (synced.placed.new or synced.placed.there_before):
        yield f"They lie in {synced.where}, on this laptop's own disk; somebody has to take them from there."
    if synced.unconfirmed:
        yield (
            f"Sent but not confirmed: {counted(synced.unconfirmed, 'bundle')}; "
            "the laptop keeps everything until a receipt comes."
        )


def _carries(receipt: WrittenReceipt) -> str:
    parts = (
        (receipt.received, f"{counted(receipt.received, 'change')} received"),
        (receipt.corrections, counted(receipt.corrections, "decision")),
        (receipt.tombstones, f"{receipt.tombstones} to erase"),
    )
    return ", ".join(words for number, words in parts if number) or "nothing new received"


def _problems(synced: Synced) -> Iterator[str]:
    if synced.run_out:
        yield synced.run_out
    yield from synced.refused
    if synced.trouble:
        yield synced.trouble


def _receipts(synced: OfficerSynced) -> Iterator[str]:
    for receipt in synced.receipts:
        if receipt.confirmed or not (receipt.corrections or receipt.erased):
            yield f"Receipt: {counted(receipt.confirmed, 'change')} received by the lead partner."
        if receipt.rejected:
            yield f"Not taken there: {counted(receipt.rejected, 'change')}; they stay here and go again."
        if receipt.corrections:
            yield f"Decided there and written down here: {counted(receipt.corrections, 'record')}."
        if receipt.erased:
            people = counted(receipt.erased, "young person", "young people")
            yield f"Erased here, as the lead partner asked: {people}. Names go when you unlock next."
    for first, last in dict.fromkeys(gap for receipt in synced.receipts for gap in receipt.missing):
        numbers = str(first) if first == last else f"{first} to {last}"
        yield f"Missing there: bundle {numbers}; what it held goes along again."


def _lead(synced: LeadSynced) -> Iterator[str]:
    if synced.plan is None:
        yield "No bundle there that is not here already."
    else:
        yield from (words for words in synced.plan.lines if words != NOTHING_NEW)
        if erases(synced.plan):
            yield (
                "Nothing was taken in: it would erase somebody here. Look, then take it in yourself: 1 on "
                "the first screen, or outreach merge."
            )
    if synced.merged is not None:
        yield f"Taken in: {counted(synced.merged.added, 'new change')}."
    for receipt in synced.receipts:
        code = f", by phone {receipt.phone_code}" if receipt.phone_code else ""
        yield f"Receipt for {receipt.officer}: {_carries(receipt)}{code}."
    if synced.receipts_put:
        yield f"{counted(synced.receipts_put, 'receipt')} left there."
    if synced.pack:
        yield f"The area pack was left there: version {synced.pack}."
    if synced.waiting:
        yield f"Kept until they can be read: {counted(synced.waiting, 'bundle')}; nothing is lost."
    yield from _problems(synced)
