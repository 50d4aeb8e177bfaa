"""When Python looks for circles of garbage: not while the app starts, and never among what stays as it is.

A look through everything takes longer than a key may, and finds nothing among modules and records. So it is
put off until the first screen stands, and what is there then, and once a workspace is open, is left out of
every later look (docs/decisions/0016). Locking lets all of it be looked at again.
"""

import gc


def wait() -> None:
    """Look for nothing until `settle`."""
    gc.disable()


def settle() -> None:
    """Look from now on, but no more at what is there now."""
    gc.freeze()
    gc.enable()


def unsettle() -> None:
    """Look at everything again."""
    gc.unfreeze()
