"""Figures as they leave the book: each with its scale, base and source, in every kind of file."""
