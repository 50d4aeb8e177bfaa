"""An area in memory: laptops with keys, a register, what the coordinator knows, and the sticks between them.

Bundles are real: sealed, signed, in sequence, opened and judged as the coordinator's laptop does. Receipts
are a set of ids, because a receipt's own bytes are tested elsewhere. What befalls it: `field_team.py`.
"""

from collections import Counter
from collections.abc import Iterator, KeysView
from dataclasses import dataclass, field

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.batch import Reading, Refusal, judge_together
from outreach_tui.exchange.bundle import OpenedBundle, Reader, read_bundle
from outreach_tui.exchange.register import Register, Revocation
from outreach_tui.exchange.sequence import Chains, Mark
from outreach_tui.merging.accept import accept, in_view
from outreach_tui.merging.incoming import Incoming, IncomingBundle, RefusedBundle
from outreach_tui.merging.preview import preview
from outreach_tui.records.join import State, join
from outreach_tui.records.picture import Picture
from outreach_tui.records.read_lines import read_lines
from outreach_tui.records.revise import revise
from outreach_tui.records.revision import Write, encode, revision_id
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line
from tests.exchange.invented import AREA, NOW, invented
from tests.records.revisions import uuid

CLOCKS = ("1970-01-01T00:00:00Z", "2026-03-02T10:00:00Z", "2099-12-31T23:59:59Z")
"""When a laptop believes it is: decades wrong, right, decades wrong the other way."""


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


class FieldArea:
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
