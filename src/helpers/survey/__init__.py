"""From the responses of a survey to shares with uncertainty, without telling who answered what.

A file of responses (`responses`) is read with a codebook (`codebook`, `read_codebook`), counted
(`tally`) and checked (`problems`). Shares are estimated from the counts (`by_sums`,
`estimates`); those that would tell on a body are held back (`disclosure`), and two surveys are
compared (`waves`). What comes out are rows of the data (`rows`, `run`), and for each body the
figures that it may be shown beside its own answers (`one_body`).
"""
