"""Which addresses readers may be sent to."""

import re
import unicodedata
from urllib.parse import urlsplit

# Browsers read a backslash as a slash, so that it moves where the host ends.
_NEVER = {"\\", '"', "<", ">"}
# A name of parts with points between, or a number in brackets.
_HOST = re.compile(r"([^\W_]([\w-]*[^\W_])?\.)*[^\W_]([\w-]*[^\W_])?\.?|[0-9a-f.]*:[0-9a-f:.]+")


def is_web_address(text: str) -> bool:
    r"""Tell whether a text is a whole address of the web: http or https, and a host.

    Examples
    --------
    >>> is_web_address("https://www.digdir.no/rapport?side=2#tall")
    True
    >>> [is_web_address(a) for a in ("javascript:alert(1)", "//digdir.no", "http:digdir.no")]
    [False, False, False]
    """
    if any(sign.isspace() or sign in _NEVER or _unseen(sign) for sign in text):
        return False
    try:
        parts = urlsplit(text)
        # Asked for because what is no port is an error only then.
        _ = parts.port
    except ValueError:
        return False
    return (
        text.lower().startswith(("http://", "https://"))
        and _HOST.fullmatch(parts.hostname or "") is not None
        and "@" not in parts.netloc
    )


def _unseen(sign: str) -> bool:
    """Whether a character is a control or a sign of format, which cannot be seen."""
    return unicodedata.category(sign) in ("Cc", "Cf")
