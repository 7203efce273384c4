"""Show an edition in the browser while it is written: build, serve, watch, load again."""

from .faults import Obstacle, faults_of
from .server import serving
from .watch import Turn, turns

__all__ = ["Obstacle", "Turn", "faults_of", "serving", "turns"]
