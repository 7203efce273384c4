"""How an observation looks and reads on a page."""
