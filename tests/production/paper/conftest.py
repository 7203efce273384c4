from pathlib import Path

import pytest

from helpers.base.errors import UsageError
from helpers.production.paper.setting import require_setting
from library import once
from system import install


@pytest.fixture(scope="session")
def setting(shared: Path) -> None:
    """Skip where pages cannot be set and what that takes cannot be installed."""
    if not _can_be_set():
        once(shared / "pango", lambda _: install("libpango-1.0-0", "libpangoft2-1.0-0"))
        if not _can_be_set():
            pytest.skip("Pango is not installed, and could not be: no PDF can be made here.")


def _can_be_set() -> bool:
    try:
        require_setting()
    except UsageError:
        return False
    return True
