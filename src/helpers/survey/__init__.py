"""From the responses of a survey to shares with uncertainty, without telling who answered what.

A file of responses (`responses`) is read with a codebook (`codebook`, `read_codebook`), counted
(`tally`) and checked (`problems`), and its weights are made to add up to known margins
(`calibration`). What bodies add up to in each cell of the `design` (`moments`) gives shares, means
and totals with their errors (`ratio`, `estimates`, `numbers`). Who answered (`response`) and what
the weights cost (`weighting`) is told, and surveys are compared (`matched`, `waves`, `change`).

What would tell on a body is held back (`disclosure`), for which the answers are looked at as
they can be told apart (`answered`) and another file is looked for that gives the same publication
(`evidence`). What comes out is as coarse as the rule says (`published`): rows of the data
(`rows`, `run`), and for each body the same beside its own answers (`one_body`). The exact numbers
stay beside the responses (`record`).
"""
