"""A field team in memory: officers, sticks, a coordinator, and everything that goes wrong in weeks of visits.

Bundles are real: sealed, signed, in sequence, opened and judged as the coordinator's laptop does. Receipts
are a set of ids, because a receipt's own bytes are tested elsewhere. Each event takes two numbers, so that
any list of (name, number, number) is a history. What truly came about is counted in `Team.happened`: an event
that finds nobody to happen to counts as nothing. What is promised in the end stands in `promises.py`.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, KeysView
from dataclasses import dataclass, field, replace

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.batch import Reading, Refusal, judge_together
from outreach_tui.exchange.bundle import OpenedBundle, Reader, read_bundle
from outreach_tui.exchange.contents import BundleContents
from outreach_tui.exchange.register import Register, Revocation
from outreach_tui.exchange.sequence import Chains, Mark
from outreach_tui.exchange.write_bundle import Sender, write_bundle
from outreach_tui.merging.accept import accept, in_view
from outreach_tui.merging.conflicts import Signature, decide, open_conflicts
from outreach_tui.merging.incoming import Incoming, IncomingBundle, RefusedBundle
from outreach_tui.merging.preview import preview
from outreach_tui.records import same_person
from outreach_tui.records.join import State, erase, is_about, join
from outreach_tui.records.picture import Picture
from outreach_tui.records.place import place_of
from outreach_tui.records.read_lines import read_lines
from outreach_tui.records.revise import revise
from outreach_tui.records.revision import Write, encode, revision_id
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line
from tests.exchange.invented import AREA, NOW, invented, stamp
from tests.records.revisions import uuid

CLOCKS = ("1970-01-01T00:00:00Z", "2026-03-02T10:00:00Z", "2099-12-31T23:59:59Z")
"""When a laptop believes it is: decades wrong, right, decades wrong the other way."""
FIELDS = ("words", "kind", "themes")
VALUES = ("gates", "railings", None, "drive", "cook")
_PEOPLE = "young_people"


@dataclass
class Laptop:
    """One officer's laptop."""

    name: str
    key: SigningKey
    epoch: int = 1
    state: State = field(default_factory=State)
    last: Mark | None = None
    confirmed: frozenset[str] = frozenset()
    backup: "Laptop | None" = None
    is_a_copy: bool = False

    @property
    def line(self) -> str:
        """The key as the register names it."""
        return public_line(self.key)


class Team:
    """Everybody, and the sticks between them."""

    def __init__(self, officers: int = 3) -> None:
        """Let so many laptops in."""
        self._number = 0
        self.register = Register()
        self.laptops = [self._laptop(f"laptop-{number}") for number in range(officers)]
        self.known = State()
        self.picture = Picture()
        self.chains = Chains()
        self.merges: list[tuple[frozenset[str], bool]] = []
        self.receipts: dict[str, frozenset[str]] = {}
        self.receipted: dict[str, bytes] = {}
        self.decided: dict[str, bytes] = {}
        self.seen_by: dict[str, KeysView[str]] = {}
        self.sticks: list[bytes] = []
        self.refused: list[str] = []
        self.happened: Counter[str] = Counter()

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

    def renew(self, laptop: Laptop) -> None:
        """Give a laptop a key of its own; its sequence begins again."""
        self._take_off(laptop)
        self._number += 1
        laptop.key, laptop.epoch, laptop.last = self._key(), self._number + 1, None
        laptop.is_a_copy = False
        self._let_in(laptop)

    def take_in(self, arrived: list[bytes]) -> None:
        """Merge these bundles as the coordinator's laptop does; every promise about it is looked at here."""
        incoming = list(self._incoming(arrived))
        seen = preview(self.known, incoming, picture=self.picture, withdrawn=self.withdrawn)
        again = preview(self.known, incoming[::-1], picture=self.picture, withdrawn=self.withdrawn)
        assert seen == again, "the order in which bundles are given changes nothing"
        done = accept(self.known, seen)
        assert len(done.brought) == seen.counts.new, "what is foretold is what comes"
        before = self.known
        self.known = join(self.known, State.of(done.add.values(), done.erase))
        assert before.revisions.keys() - self.known.revisions.keys() == {
            one for one, raw in before.revisions.items() if State.of([raw], done.erase).revisions == {}
        }, "a merge takes nothing away but what was to be erased"
        self.merges.append((frozenset(done.brought), False))
        self.picture = Picture.of(in_view(self.known, self.withdrawn))
        assert preview(
            self.known, incoming, picture=self.picture, withdrawn=self.withdrawn
        ).changes_nothing, "the same bundles a second time change nothing"
        self._confirm(incoming)

    @property
    def withdrawn(self) -> frozenset[str]:
        """Ids of what undone merges brought and no standing one did."""
        standing = frozenset().union(*(brought for brought, is_undone in self.merges if not is_undone))
        return frozenset().union(*(brought for brought, is_undone in self.merges if is_undone)) - standing

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

    def _incoming(self, arrived: list[bytes]) -> Iterator[Incoming]:
        reader = Reader(
            identities=(invented().lead,), area=AREA, register=self.register, at=NOW, chains=self.chains
        )
        readings = [_reading(f"{number}.age", sealed, reader) for number, sealed in enumerate(arrived)]
        for one in judge_together(readings):
            found = one.outcome
            if isinstance(found, Refusal):
                self.refused.append(found.code)
                yield RefusedBundle(one.where, found.code, found.what, found.next_step)
            else:
                self.chains = self.chains.adding(found.mark)
                read = read_lines(found.records).named()
                yield IncomingBundle(
                    one.where, found.device, found.device, found.seq, read, erased=found.erased
                )

    def _confirm(self, incoming: list[Incoming]) -> None:
        for one in incoming:
            if isinstance(one, IncomingBundle):
                ids = {name for rows in one.read.rows for name in rows.ids} & self.known.revisions.keys()
                self.receipts[one.device] = self.receipts.get(one.device, frozenset()) | ids
                self.receipted.update((name, self.known.revisions[name]) for name in ids)

    def _take_off(self, laptop: Laptop) -> None:
        key = fingerprint(laptop.line)
        if self.register.revocation(laptop.line) is None:
            last = max((seq for owner, seq in self.chains.marks if owner == key), default=0)
            self.register = self.register.without(
                Revocation(
                    device=laptop.name, key=key, after_seq=last, head=self.chains.head(key, last), on=NOW
                )
            )

    def _laptop(self, name: str) -> Laptop:
        self._number += 1
        laptop = Laptop(name, self._key())
        self._let_in(laptop)
        return laptop

    def _let_in(self, laptop: Laptop) -> None:
        self.register = self.register.with_device(
            laptop.name, laptop.line, "2026-01-01T00:00:00Z", "2027-02-01T00:00:00Z"
        )

    def _write(
        self,
        laptop: Laptop,
        entity_list: str,
        record: str,
        subject: str | None,
        fields: dict[str, Write],
        when: int,
    ) -> None:
        picture = Picture.of(laptop.state.revisions)
        raw = self._made(picture, entity_list, record, subject, fields, laptop.name, when)
        if raw:
            self.seen_by[revision_id(raw)] = laptop.state.revisions.keys()
            laptop.state = join(laptop.state, State.of([raw]))

    def _made(
        self,
        picture: Picture,
        entity_list: str,
        record: str,
        subject: str | None,
        fields: dict[str, Write],
        who: str,
        when: int,
    ) -> bytes:
        made = revise(
            picture,
            entity_list=entity_list,
            record=record,
            subject=subject,
            fields=fields,
            form=f"home_visit@{1 + when % 3}",
            who=who,
            device=who,
            at=CLOCKS[when % 3],
            salt=self._salt(),
        )
        raw = encode(made) if made else b""
        is_of_later_version = raw and when % 3 == 2
        return raw[:-1] + b',"zeal":[1]}' if is_of_later_version else raw

    def _gone(self, picture: Picture, one: str) -> frozenset[str]:
        """Return whom erasing one record or person covers, and count which of the two it was."""
        is_person = one in picture.ids(_PEOPLE)
        self.happened["a person erased" if is_person else "a record erased"] += 1
        return same_person.covered(same_person.pairs(picture), [one])

    def _know(self, raw: bytes) -> None:
        if raw:
            self.decided[revision_id(raw)] = raw
            self.seen_by[revision_id(raw)] = self.known.revisions.keys()
            self.known = join(self.known, State.of([raw]))
            self.picture = Picture.of(in_view(self.known, self.withdrawn))

    def _at(self, one: int) -> Laptop:
        return self.laptops[one % len(self.laptops)]

    def _fresh(self) -> str:
        self._number += 1
        return uuid(self._number)

    def _salt(self) -> str:
        self._number += 1
        return f"{self._number:08x}"

    def _key(self) -> SigningKey:
        return SigningKey(self._number.to_bytes(32))


def _reading(where: str, sealed: bytes, reader: Reader) -> Reading:
    try:
        outcome: OpenedBundle | Refusal = read_bundle(sealed, reader, where)
    except OutreachError as error:
        outcome = Refusal(code=error.code, where=where, what=error.what, next_step=error.next_step)
    return Reading(where=where, outcome=outcome)


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
