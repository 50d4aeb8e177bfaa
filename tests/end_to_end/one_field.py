"""The smallest Textual application there is to type into; also what start-up is compared with.

`python one_field.py [--secret]`
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Label


class OneField(App[None]):
    """A label and one field; Enter says the words back, Ctrl+Q leaves."""

    def compose(self) -> ComposeResult:
        """Lay out the label and the field."""
        yield Label("One field")
        yield Input(password="--secret" in sys.argv)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Say the words back, and how wide the window is."""
        self.query_one(Label).update(f"You said: {event.value} ({self.size.width} wide)")


if __name__ == "__main__":
    OneField().run()
