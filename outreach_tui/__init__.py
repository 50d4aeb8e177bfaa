"""Outreach: what a young person says at a kitchen table travels, in their own words, to a course they chose."""
