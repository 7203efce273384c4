"""Fork kernels from a process that has the heavy imports behind it; nothing of Papermill.

What that process loads is its memory and the time until the first kernel: it is no place for
what only the process needs that asks for kernels.
"""
