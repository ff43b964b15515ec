"""The one imperative shell: find the repository, read everything, hand values to the pure parts.

A :class:`Workspace` is what a command works on. Disk, Git and the clock are read here and below in
``history``; everything else gets values.
"""

from okrascode.workspace.load import Workspace, load_workspace
from okrascode.workspace.root import find_root

__all__ = ["Workspace", "find_root", "load_workspace"]
