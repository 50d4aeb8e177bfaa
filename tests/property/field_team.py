"""A field team in memory: officers, a coordinator, and everything that goes wrong in weeks of visits.

Each event takes two numbers, so that any list of (name, number, number) is a history. What truly came about
is counted in `Team.happened`: an event that finds nobody to happen to counts as nothing. The area it happens
in is `field_area.py`; what is promised in the end stands in `promises.py`.
"""

import random
from collections.abc import Callable
from dataclasses import replace

from outreach_tui.exchange.contents import BundleContents
from outreach_tui.exchange.write_bundle import Sender, write_bundle
from outreach_tui.merging.accept import in_view
from outreach_tui.merging.conflicts import Signature, decide, open_conflicts
from outreach_tui.records import same_person
from outreach_tui.records.join import State, erase, is_about, join
from outreach_tui.records.picture import Picture
from outreach_tui.records.place import place_of
from outreach_tui.records.revision import Write, encode
from tests.exchange.invented import AREA, invented, stamp
from tests.property.field_area import CLOCKS, FieldArea

FIELDS = ("words", "kind", "themes")
VALUES = ("gates", "railings", None, "drive", "cook")
_PEOPLE = "young_people"


class Team(FieldArea):
    """Everybody, and what they do."""

    def do(self, name: str, one: int, other: int) -> None:
        """Let one thing happen."""
        EVENTS[name](self, one, other)

    # -- what officers do

    def visit(self, one: int, other: int) -> None:
        """Somebody new is met, and a first wish written down."""
        laptop = self._at(one)
        person, wish = self._fresh(), self._fresh()
        self._write(laptop, _PEOPLE, person, person, {"alias": f"person-{other % 4}"}, other)
        self._write(laptop, "interests", wish, person, {"words": VALUES[other % 5] or "bikes"}, other)

    def edit(self, one: int, other: int) -> None:
        """A wish is said differently, or taken back."""
        laptop = self._at(one)
        wishes = Picture.of(laptop.state.revisions).records("interests")
        if wishes:
            wish = wishes[other % len(wishes)]
            fields = {FIELDS[other % 3]: VALUES[(one + other) % 5]}
            self._write(laptop, "interests", wish.id, wish.subject, fields, one + other)
            self.happened["a wish said differently"] += 1

    def wipe(self, one: int, other: int) -> None:
        """Somebody asks to be wiped, or one wish is."""
        laptop = self._at(one)
        picture = Picture.of(laptop.state.revisions)
        found = [record.id for name in (_PEOPLE, "interests") for record in picture.records(name)]
        if found and other % 4 == 0:
            laptop.state = erase(laptop.state, self._gone(picture, found[other % len(found)]))

    def pass_on(self, one: int, other: int) -> None:
        """Somebody is handed to another officer, with all that is written about them."""
        giver, taker = self._at(one), self._at(other)
        people = sorted(Picture.of(giver.state.revisions).ids(_PEOPLE))
        if people and giver is not taker:
            person = frozenset({people[(one + other) % len(people)]})
            about = State.of(raw for raw in giver.state.revisions.values() if is_about(raw, person))
            taker.state = join(taker.state, about)
            self.happened["somebody handed to another officer"] += 1

    def hand_over(self, one: int, other: int) -> None:
        """A bundle goes onto a stick: with all that has no receipt, or with a part of it."""
        laptop, chance = self._at(one), random.Random(other)
        rows = tuple(raw for name, raw in laptop.state.revisions.items() if name not in laptop.confirmed)
        if other % 4 == 3:
            rows = tuple(raw for raw in rows if chance.random() < 0.5)
            self.happened["a part exported"] += 1
        contents = BundleContents(revisions=rows, erased=tuple(sorted(laptop.state.erased)))
        self._number += 1
        sender = Sender(
            device=laptop.name,
            area=AREA,
            signing_key=laptop.key,
            key_epoch=laptop.epoch,
            recipients=(invented().lead.recipient,),
            app_version="0.1.0",
        )
        made = write_bundle(contents, sender, laptop.last, stamp(self._number))
        laptop.last = made.mark
        self.sticks.append(made.sealed)

    def lose_stick(self, one: int, other: int) -> None:
        """A bundle never arrives."""
        if self.sticks and other % 2:
            self.sticks.pop(one % len(self.sticks))

    def back_up(self, one: int, other: int) -> None:
        """A laptop is copied, as it stands."""
        laptop = self._at(one)
        laptop.backup = replace(laptop, backup=None)

    def restore(self, one: int, other: int) -> None:
        """A laptop is put back to its copy: what came since is gone from it, its numbers begin again."""
        laptop = self._at(one)
        if laptop.backup is not None:
            put_back = replace(laptop.backup, backup=laptop.backup, is_a_copy=True)
            self.laptops[self.laptops.index(laptop)] = put_back
            self.happened["a laptop put back"] += 1

    def clone(self, one: int, other: int) -> None:
        """Two laptops go on with one disk: one key, one sequence, different words."""
        if len(self.laptops) < 5:
            laptop = self._at(one)
            laptop.is_a_copy = True
            self.laptops.append(replace(laptop, backup=None))
            self.happened["a laptop cloned"] += 1

    def hear(self, one: int, other: int) -> None:
        """A receipt reaches a laptop: what it confirms is sent no more, what was decided is taken over."""
        laptop = self._at(one)
        laptop.confirmed |= self.receipts.get(laptop.name, frozenset()) & laptop.state.revisions.keys()
        held = {place_of(raw).record for raw in laptop.state.revisions.values()}
        known = State.of(
            raw
            for name, raw in self.decided.items()
            if place_of(raw).record in held and name not in laptop.state.revisions
        )
        laptop.state = erase(join(laptop.state, known), self.known.erased)
        self.happened["a correction taken over"] += len(known.revisions)

    # -- what the coordinator does

    def merge(self, one: int, other: int) -> None:
        """Some sticks arrive, any of them, in any order, some of them more than once."""
        chance = random.Random(one * 1_000 + other)
        arrived = [stick for stick in self.sticks if chance.random() < 0.7]
        arrived += [stick for stick in arrived if chance.random() < 0.2]
        chance.shuffle(arrived)
        if arrived:
            self.happened["sticks left out"] += set(arrived) != set(self.sticks)
            self.happened["sticks read twice"] += len(set(arrived)) < len(arrived)
            self.happened["sticks in another order"] += arrived != sorted(arrived, key=self.sticks.index)
        self.take_in(arrived)

    def undo(self, one: int, other: int) -> None:
        """The last merge goes out of view, or comes back."""
        if self.merges:
            brought, is_undone = self.merges[-1]
            self.merges[-1] = brought, not is_undone
            self.picture = Picture.of(in_view(self.known, self.withdrawn))
            self.happened["a merge undone"] += not is_undone

    def erase_there(self, one: int, other: int) -> None:
        """The lead partner wipes somebody, or a wish."""
        found = [record.id for name in (_PEOPLE, "interests") for record in self.picture.records(name)]
        if found and other % 3 == 0:
            self.known = erase(self.known, self._gone(self.picture, found[one % len(found)]))
            self.picture = Picture.of(in_view(self.known, self.withdrawn))

    def correct(self, one: int, other: int) -> None:
        """The lead partner puts a wish right that an officer wrote down."""
        wishes = self.picture.records("interests")
        if wishes:
            wish = wishes[one % len(wishes)]
            fields: dict[str, Write] = {FIELDS[other % 3]: f"put right {other}"}
            self._know(self._made(self.picture, "interests", wish.id, wish.subject, fields, "lead", other))

    def settle(self, one: int, other: int) -> None:
        """A conflict is decided."""
        found = list(open_conflicts(self.picture))
        if found:
            conflict = found[one % len(found)]
            signature = Signature("davie", "lead", CLOCKS[other % 3], self._salt(), "settle_conflict@1")
            self._know(encode(decide(conflict, conflict.versions[0].write, signature)))
            self.happened["a conflict decided"] += 1

    def link(self, one: int, other: int) -> None:
        """Two entries are said to be one person, or two."""
        people = sorted(self.picture.ids(_PEOPLE))
        if len(people) > 1 and one % len(people) != other % len(people):
            record, first, second = same_person.pair_of(
                people[one % len(people)], people[other % len(people)]
            )
            fields: dict[str, Write] = {
                "first": first,
                "second": second,
                "together": "yes" if other % 3 else "no",
            }
            self._know(self._made(self.picture, same_person.LIST, record, None, fields, "lead", other))
            self.happened["entries linked" if other % 3 else "entries unlinked"] += 1

    def renew_key(self, one: int, other: int) -> None:
        """A laptop's key is revoked, and the laptop let in anew."""
        self.renew(self._at(one))

    def revoke(self, one: int, other: int) -> None:
        """A laptop is lost: its key counts no more, and what it had not sent is gone with it."""
        if len(self.laptops) > 1 and other % 7 == 0:
            laptop = self._at(one)
            self._take_off(laptop)
            self.laptops.remove(laptop)
            self.happened["a laptop lost"] += 1

    def exchange_everything(self) -> None:
        """Let every laptop that is left hand over once and hear back; copies get a key of their own first."""
        for laptop in self.laptops:
            if laptop.is_a_copy:
                self.renew(laptop)
        before = len(self.refused)
        stale, self.sticks = self.sticks, []
        for number in range(len(self.laptops)):
            self.hand_over(number, 0)
        fresh, self.sticks = self.sticks, []
        self.take_in(fresh)
        assert len(self.refused) == before, "a laptop with a key of its own is never refused"
        self.take_in(stale)
        for laptop in self.laptops:
            laptop.state = join(laptop.state, self.known)

    def _gone(self, picture: Picture, one: str) -> frozenset[str]:
        """Return whom erasing one record or person covers, and count which of the two it was."""
        is_person = one in picture.ids(_PEOPLE)
        self.happened["a person erased" if is_person else "a record erased"] += 1
        return same_person.covered(same_person.pairs(picture), [one])


EVENTS: dict[str, Callable[[Team, int, int], None]] = {
    "visit": Team.visit,
    "edit": Team.edit,
    "wipe": Team.wipe,
    "pass on": Team.pass_on,
    "hand over": Team.hand_over,
    "lose stick": Team.lose_stick,
    "back up": Team.back_up,
    "restore": Team.restore,
    "clone": Team.clone,
    "hear": Team.hear,
    "merge": Team.merge,
    "undo": Team.undo,
    "erase there": Team.erase_there,
    "correct": Team.correct,
    "settle": Team.settle,
    "link": Team.link,
    "renew key": Team.renew_key,
    "revoke": Team.revoke,
}
"""Everything that can happen."""

WEIGHTS = {
    "visit": 4,
    "edit": 12,
    "hand over": 6,
    "merge": 4,
    "hear": 4,
    "link": 3,
    "wipe": 2,
    "pass on": 4,
    "settle": 2,
}
"""How often something happens beside the others, once where nothing is said."""
