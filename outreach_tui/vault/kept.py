"""What a vault keeps besides revisions, as plain values.

Rules:
- Times are ISO text, for people to read; nothing here compares them.
- Everything in these values lies encrypted in the vault and nowhere else.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Draft:
    """A conversation under way: local, no record until it is finished."""

    id: str
    """Names the draft; chance."""
    form_key: str
    """Hash of the compiled form it runs."""
    title: str
    """The form's title, for the list of drafts."""
    session: bytes = field(repr=False)
    """The saved session."""
    kept_at: str
    """When it was kept last, ISO text."""
    about: str = ""
    """The young person's uuid, once known; empty before."""
    alias: str = field(default="", repr=False)
    """Their code name, for the list of drafts; empty before it is known."""
    place: str = ""
    """Where in the form the conversation stands, in words."""
    typing_ref: str = ""
    """The question whose words are not entered yet; empty if there is none."""
    typing_text: str = field(default="", repr=False)
    """Those words."""
    beside: bytes = field(default=b"", repr=False)
    """What is kept beside the answers: notes, how much is asked, who is about (workflow/beside.py)."""


@dataclass(frozen=True, slots=True)
class KeptSubmission:
    """A finished form, whole, as it was said; stays on this laptop."""

    id: str
    """The instance id of the submission."""
    form_key: str
    """Hash of the compiled form it ran."""
    about: str
    """The uuid of the young person it is about; empty if it is about nobody."""
    kept_at: str
    """When it was finished, ISO text."""
    xml: bytes = field(repr=False)
    """The ODK submission."""


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A compiled script."""

    key: str
    """Hash of the compiled form."""
    form_id: str
    """Its id."""
    version: str
    """Its version."""
    title: str
    """Its title."""
    source_hash: str
    """Hash of the XLSForm it was compiled from."""
    pyxform_version: str
    """What compiled it."""
    xform: str = field(repr=False)
    """The XForm."""
    ready: bytes = field(default=b"", repr=False)
    """The same as the interview engine reads it quickest; empty where it was never run."""


@dataclass(frozen=True, slots=True)
class BundleMark:
    """A bundle that was sent or received, remembered for ever."""

    manifest_hash: str
    """SHA-256 of the manifest's bytes, hex; names the bundle."""
    bundle_id: str
    """The id its sender gave it."""
    sender: str
    """Fingerprint of the key that signed it."""
    device: str
    """The laptop it came from."""
    sequence: int
    """Its number among the bundles of that key, from 1."""
    previous: str
    """The manifest hash of the one before, empty for the first."""
    at: str
    """When it was sent or taken in here, ISO text."""
    revisions: tuple[str, ...] = ()
    """The revisions it brought, by id."""
