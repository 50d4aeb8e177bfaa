"""The one widget of the app."""
