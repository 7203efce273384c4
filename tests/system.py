"""Packages of the system that tests need, installed where that needs no password."""

import os
import shutil
import subprocess


def install(*packages: str) -> None:
    """Install Debian's packages where that may be done; else nothing happens."""
    if not shutil.which("apt-get"):
        return
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    command = ["apt-get"] if is_root else ["sudo", "-n", "apt-get"]
    if not is_root and not shutil.which("sudo"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", *packages]):
        subprocess.run([*command, *step], env=environment, check=False, capture_output=True)
