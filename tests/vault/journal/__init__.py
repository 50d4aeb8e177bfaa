"""Tests of the journal library."""
