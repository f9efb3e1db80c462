"""What all tests share."""

from __future__ import annotations

collect_ignore = ["bench"]
