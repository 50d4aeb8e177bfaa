"""Outreach: what a young person says travels, in their own words, to a course they chose."""
