"""Merging: what bundles would do to what is known, conflicts in both officers' words, and undoing.

Values in, values out: no disk, clock, chance, screen or store. Time, ids and chance come in as arguments.
"""
