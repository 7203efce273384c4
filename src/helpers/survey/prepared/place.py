"""File names for bodies, whatever they are called."""

import hashlib
import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_LONGEST = 40
_DIGITS = 12


def place_of(organisation: str) -> str:
    """Return a file name without its ending: safe in any folder, and of one body only.

    It is made of small letters a-z, digits and hyphens, and so is the same where a file system
    does not tell capitals from small letters. What tells bodies apart is the end of it.

    Examples
    --------
    >>> place_of("Bø kommune")
    'bo-kommune-503ec4c310f7'
    >>> place_of("../Bø/kommune") == place_of("Bø kommune")
    False
    """
    plain = unicodedata.normalize("NFKD", organisation.lower().translate(_LETTERS))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    digest = hashlib.sha256(organisation.encode()).hexdigest()[:_DIGITS]
    return f"{slug[:_LONGEST].rstrip('-')}-{digest}".lstrip("-")
