"""Finds articles of one run that repeat or revise each other.

A worker makes a small ``signature`` of each article while it has the text; the parent keeps these outside of memory
(``index``), finds pairs that share passages, compares them (``relation``) and chooses which of a group to keep (``groups``).
Nothing looks at a text twice, and no text leaves its worker.
"""
