"""What the report to one body is made of: one small file, with nothing else than it may see."""
