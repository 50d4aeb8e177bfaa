"""Why a laptop is taken off the register."""

from typing import Literal

Reason = Literal["lost", "stolen", "left", "replaced"]
"""What `outreach device revoke` takes."""
