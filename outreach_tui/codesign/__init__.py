"""Codesign: what young people want, set beside what partners offer, with the reasons in words.

Values in, values out: no disk, clock, chance, screen or store. The date of today comes in as an argument.
"""
