"""Stage and build the book: the only room that knows Jupyter Book and Sphinx."""
