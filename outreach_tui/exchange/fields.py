"""The closed rules of single fields, shared by everything that is signed.

Rules:
- Every text has a pattern and a length, every number a range, every list a greatest length.
- Names of areas and devices are safe in a file name, in `allowed_signers` and on a terminal.
- Times are UTC to the second; they inform people and decide nothing but the dates of a key.
"""

from typing import Annotated

from msgspec import Meta

Name = Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9-]{0,63}\Z")]
"""An area or a device, as a short name ("gla-7f3k")."""
Words = Annotated[str, Meta(min_length=1, max_length=200)]
"""A line for people: the name of an area, an officer's name or role."""
Uuid = Annotated[str, Meta(pattern=r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")]
"""A UUID in lower case."""
Utc = Annotated[str, Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")]
"""A moment, `2026-05-04T09:30:00Z`."""
Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""A number of things."""
Ordinal = Annotated[int, Meta(ge=1, le=2**53 - 1)]
"""A place in a sequence that starts at 1."""
Number = Annotated[int, Meta(ge=1, le=1_000_000)]
"""A bundle's number under its key; ten a day last 270 years."""
Version = tuple[Annotated[int, Meta(ge=1, le=9999)], Annotated[int, Meta(ge=0, le=9999)]]
"""Major and minor version of a format."""
Extension = Annotated[str, Meta(pattern=r"\A[a-z0-9-]{1,64}\Z")]
"""The name of an extension a reader must understand."""
Extensions = Annotated[tuple[Extension, ...], Meta(max_length=32)]
"""Extensions a reader must understand; version 1 knows none."""
AgeRecipient = Annotated[str, Meta(pattern=r"\Aage1[a-z0-9]{58}\Z")]
"""A public age key."""
KeyLine = Annotated[str, Meta(pattern=r"\Assh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}\Z")]
"""A public Ed25519 key as OpenSSH writes it, without a comment."""
Fingerprint = Annotated[str, Meta(pattern=r"\ASHA256:[A-Za-z0-9+/]{43}\Z")]
"""The fingerprint of a public key as OpenSSH shows it."""
Nonce = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
"""Sixteen random bytes in hex."""
Printable = Annotated[str, Meta(pattern=r"\A[ -~]{1,200}\Z")]
"""A line of printable ASCII."""
