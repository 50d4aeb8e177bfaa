"""How long merging takes, beside only decrypting and parsing the same bytes.

`python -m tests.benchmarks.merging [bundles] [revisions] [rounds]`, from the root of a checkout with the
development extra installed.

Merging is everything from sealed files to a picture: decrypt, prove sender and wholeness, check every
revision, foretell what would change, accept it. The bare way decrypts the same files and parses the same
lines as JSON. The promise is at most twice the bare way. The lines before the last show that one more bundle
costs what is new in it, whatever is known already.
"""

import sys
from functools import partial
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

import msgspec

from outreach_tui.exchange.bundle import LARGEST_BUNDLE, read_bundle
from outreach_tui.exchange.contents import BundleContents
from outreach_tui.merging.accept import accept
from outreach_tui.merging.incoming import IncomingBundle
from outreach_tui.merging.preview import preview
from outreach_tui.records.join import State
from outreach_tui.records.picture import Picture
from outreach_tui.sealing.age_file import open_sealed
from tests.benchmarks.measured import in_turns, report
from tests.exchange.invented import invented
from tests.records.revisions import PERSON, WISH, revision, uuid

PROMISED = 2.0
USUAL = ("100", "1000", "3")
MERGE, BARE = "merge", "decrypt and parse"
WORDS = "get good at welding, like proper gates, and show my wee brother how it is done "


def sealed_bundles(bundles: int, revisions: int) -> list[bytes]:
    """Return that many sealed bundles; every tenth revision words a wish of the bundle before differently."""
    model = revision(
        {"words": f"NUMBER {WORDS * 6}", "kind": "skill", "want": "5", "themes": "trades", "tried": None}
    )
    sealed = []
    for bundle in range(bundles):
        numbers = range(bundle * revisions, (bundle + 1) * revisions)
        lines = tuple(
            _line(model, one, max(0, one - revisions) + 1 if one % 10 == 0 else one) for one in numbers
        )
        sealed.append(invented().bundle(BundleContents(revisions=lines), number=bundle + 1).sealed)
    return sealed


def _line(model: bytes, number: int, record: int) -> bytes:
    """Return the model as the revision of that number, about one of the wishes of some young person."""
    person = uuid(0xF0000000 + record // 10)
    return (
        model.replace(WISH.encode(), uuid(record).encode())
        .replace(PERSON.encode(), person.encode())
        .replace(b"NUMBER", b"%d" % number)
        .replace(b'"salt":"00"', b'"salt":"%08x"' % number)
    )


def bare(sealed: list[bytes]) -> float:
    """Return the seconds that decrypting and parsing take."""
    start = perf_counter()
    parse = msgspec.json.Decoder().decode
    for one in sealed:
        for line in open_sealed(one, (invented().lead,), LARGEST_BUNDLE).split(b"\n"):
            if line.startswith(b'{"at"') and line.endswith(b"}"):
                parse(line)
    return perf_counter() - start


def opened(sealed: list[bytes]) -> list[IncomingBundle]:
    """Return the bundles, proven."""
    found = (read_bundle(one, invented().reader()) for one in sealed)
    return [
        IncomingBundle(f"bundle-{number}", one.device, one.device, number, one.records)
        for number, one in enumerate(found, start=1)
    ]


def merge(sealed: list[bytes]) -> float:
    """Return the seconds that merging into an empty workspace takes, from sealed files to a picture."""
    start = perf_counter()
    known, picture = State(), Picture()
    picture.add(accept(known, preview(known, opened(sealed), picture=picture)).add)
    return perf_counter() - start


def one_more(known: State, picture: Picture, sealed: bytes) -> float:
    """Return the seconds that one more bundle takes, into what is known."""
    start = perf_counter()
    seen = preview(known, opened([sealed]), picture=picture)
    picture.add(accept(known, seen).add)
    return perf_counter() - start


def main() -> int:
    """Print the comparison; the exit code says whether the promise is kept."""
    bundles, revisions, rounds = (int(one) for one in (*sys.argv[1:], *USUAL[len(sys.argv) - 1 :]))
    *most, last = sealed_bundles(bundles + 1, revisions)
    taken = in_turns({MERGE: partial(merge, most), BARE: partial(bare, most)}, rounds)
    known = State.of(line for one in opened(most) for line in one.lines)
    into_nothing = one_more(State(), Picture(), last)
    into_all = one_more(known, Picture.of(known.revisions), last)
    ratio = median(taken[MERGE]) / median(taken[BARE])
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    more = into_all / into_nothing
    lines = (
        report(taken, BARE),
        f"one more bundle: {into_all:.3f} s into {len(known.revisions)}, {more:.2f} x of into nothing",
        f"most memory at once, sealed and opened bundles included: {memory:.0f} MB",
        f"{bundles} bundles of {revisions}: {ratio:.2f} x of decrypting and parsing (promised: {PROMISED} x)",
    )
    sys.stdout.write("\n".join((*lines, "")))
    return 0 if ratio <= PROMISED else 1


if __name__ == "__main__":
    sys.exit(main())
