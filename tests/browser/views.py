"""The windows that pages are looked at in: each width and each scheme at least once."""

from itertools import product

from library import EVERY

WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
VIEWS = list(product(WIDTHS, SCHEMES)) if EVERY else [(360, "dark"), (1280, "light")]
