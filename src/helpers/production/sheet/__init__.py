"""The sheet that authors fill in for a new year: write it, and take it back into the data."""
