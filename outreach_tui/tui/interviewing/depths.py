"""How much is asked, in words."""

from outreach_tui.workflow.beside import Depth

DEPTH_WORDS = {
    Depth.SPINE: "the shortest talk",
    Depth.CORE: "the core",
    Depth.EVERYTHING: "everything there is",
}
"""What each is called."""
