"""The windows that pages are looked at in: each width and each scheme at least once."""

from itertools import product

from library import EVERY

WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
VIEWS = list(product((360, 768, 1280), SCHEMES)) if EVERY else [(360, "dark"), (1280, "light")]
