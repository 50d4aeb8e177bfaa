"""Eight characters read out by phone that say: this bundle was opened, and so many records were taken.

Rules:
- Only somebody who opened the bundle knows its nonce, so only they can say the code.
- It confirms for display. Nothing is ever removed from a laptop because of a code.
- Letters that sound or look alike are taken for one another; dashes, spaces and case do not count.
"""

import hashlib
import hmac

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BYTES = 5
_LENGTH = 8
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def phone_code(receipt_nonce: str, bundle_id: str, accepted: int) -> str:
    """Return the code (`MMY2-6B4R`) for a bundle of which `accepted` records were taken."""
    text = f"outreach-receipt-v1|{bundle_id}|{accepted}"
    digest = hmac.new(bytes.fromhex(receipt_nonce), text.encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest[:_BYTES])
    letters = "".join(_DIGITS[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def accepted_by_phone(typed: str, receipt_nonce: str, bundle_id: str, sent: int) -> int | None:
    """Return how many of `sent` records a typed code says were taken, None if it is not this bundle's."""
    wanted = typed.upper().translate(_ALIKE)
    if len(wanted) != _LENGTH:
        return None
    for accepted in range(sent, -1, -1):
        if hmac.compare_digest(
            phone_code(receipt_nonce, bundle_id, accepted).replace("-", "").encode(), wanted.encode()
        ):
            return accepted
    return None
