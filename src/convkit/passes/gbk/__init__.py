"""Undoes what was done to GBK bytes: pinyin in brackets and commas that a byte search set inside characters."""
