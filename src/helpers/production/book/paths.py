"""Paths of pages, without a look at the disk."""


def joined(path: str) -> str:
    """Return a path without steps back; those that lead out of the edition are kept.

    Examples
    --------
    >>> joined("chapters/../about/sources.html"), joined("chapters/../../forste/ki.html")
    ('about/sources.html', '../forste/ki.html')
    """
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
