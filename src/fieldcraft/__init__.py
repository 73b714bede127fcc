"""Fieldcraft: a question in, an honest answer and one bet out."""

__version__ = "0.1.0"
