"""Show a block from within a cell: what a cell shows besides what it ends in."""

from IPython.display import display

from .parts import Block


def show(block: Block) -> None:
    """Show a block in the notebook that runs."""
    data, metadata = block._repr_mimebundle_()
    display(data, metadata=metadata, raw=True)
