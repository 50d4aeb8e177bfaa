"""One file a screen: its view and what its keys do; `place.py` is the Textual screen that holds any."""
