"""Observations in; changes, verdicts and scores out."""
