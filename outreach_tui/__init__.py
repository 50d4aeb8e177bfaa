"""Outreach: what a young person says travels, in their own words, to a course they chose."""

__version__ = "0.1.0"
