"""Run notebooks with parameters: the only room that knows Papermill and kernels.

Here (`many`) or on a cluster (`cluster`), and only those that have changed (`kept`).
"""
