"""The words of :mod:`convkit.messages`, a module for each part of what convkit says."""
