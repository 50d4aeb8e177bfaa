"""The six words of a request, typed while the officer reads them out."""

from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outreach_tui.console.setup_prompts import asked_until_right, asked_words
from outreach_tui.console.voice import Voice

if TYPE_CHECKING:
    from outreach_tui.workflow.spoken_request import SpokenRequest
    from outreach_tui.workflow.workspace import Workspace


def asked_by_phone(
    arguments: Namespace, workspace: "Workspace", kind: "SpokenRequest[Any]", voice: Voice
) -> str:
    """Return the words given by `--words`, or those somebody types until they are the request's.

    Raises: OutreachError when the file is no such request, before anybody is rung.
    """
    request = Path(arguments.request)
    kind.require(workspace, request)
    return arguments.words or asked_until_right(
        lambda: asked_words("Ring the officer. The six words they read out:"),
        partial(kind.require_words, workspace, request),
        voice,
    )
