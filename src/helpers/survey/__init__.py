"""From the responses of a survey to shares with uncertainty, without telling who answered what.

A file of responses (`responses`) is read with a codebook (`codebook`, `read_codebook`), counted
(`tally`) and checked (`problems`). Shares are estimated from the counts (`by_sums`,
`estimates`), what the weights cost is told (`weighting`), and two surveys are compared (`waves`).

What would tell on a body is held back (`disclosure`), for which the answers are looked at as
they can be told apart (`answered`) and another file is looked for that gives the same publication
(`evidence`). What comes out is as coarse as the rule says (`published`): rows of the data
(`rows`, `run`), and for each body the same beside its own answers (`one_body`). The exact numbers
stay beside the responses (`record`).
"""
