"""What one commit changes, as a value and as bytes (MessagePack).

Rules:
- A commit is a list of steps, applied in order. A step names a table and gives either nothing (the table is
  gone) or its changed rows, in order: an id with the new bytes of the row, or with nothing (the row is gone).
- A row keeps its place among the rows of its table when it changes; a row taken out and put back comes last.
- A step without rows makes the table exist.
- The bytes of a row are opaque here.
"""

import msgspec

RowChange = tuple[str, bytes | None]
"""A row id with its new bytes, or with nothing when the row is gone."""
Step = tuple[str, list[RowChange] | None]
"""A table name with its changed rows, or with nothing when the table is gone."""
Changes = list[Step]
"""The steps of one commit."""
Block = list[tuple[str, dict[str, bytes]]]
"""A part of a snapshot: table names with some of their rows, in order."""


class Beginning(msgspec.Struct, frozen=True):
    """What the first frame of a file says about its snapshot."""

    generation: int
    """How often the journal has been written anew, from 1."""
    head: bytes
    """The head of the journal when the snapshot was taken (`head.py`), 32 bytes."""
    commits: int
    """How many commits the snapshot stands for."""
    blocks: int
    """How many frames of snapshot follow."""


_ENCODER = msgspec.msgpack.Encoder()
_CHANGES = msgspec.msgpack.Decoder(Changes)
_BLOCK = msgspec.msgpack.Decoder(Block)
_BEGINNING = msgspec.msgpack.Decoder(Beginning)


def encode(changes: Changes) -> bytes:
    """Return the bytes of a commit."""
    return _ENCODER.encode(changes)


def encode_block(block: Block) -> bytes:
    """Return the bytes of a part of a snapshot."""
    return _ENCODER.encode(block)


def decode_block(raw: bytes) -> Block:
    """Return the part of a snapshot these bytes are, or raise `msgspec.MsgspecError`."""
    return _BLOCK.decode(raw)


def decode(raw: bytes) -> Changes:
    """Return the steps these bytes are, or raise `msgspec.MsgspecError`."""
    return _CHANGES.decode(raw)


def encode_beginning(beginning: Beginning) -> bytes:
    """Return the bytes of the first frame."""
    return _ENCODER.encode(beginning)


def decode_beginning(raw: bytes) -> Beginning:
    """Return the first frame these bytes are, or raise `msgspec.MsgspecError`."""
    return _BEGINNING.decode(raw)
