"""The book on paper: the built pages of an edition as one PDF that anyone can read.

Everything that a page opens is open, everything that only a screen can do is left out, and what
follows is a document of plain HTML (`document`), which WeasyPrint sets and tags (`setting`).
"""
