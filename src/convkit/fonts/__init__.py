"""Fonts by role: which faces there are, and where they stand."""
