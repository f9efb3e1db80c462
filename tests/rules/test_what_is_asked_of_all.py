"""What is asked of every channel and could not be read leaves every channel unjudged."""

from __future__ import annotations

import pytest

from tests.support.examples import on_the_floor

CORD = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
UNREAD = {
    "of the wrong unit": 'extra-loss ageing { per-pair = 0.05m; source = "contract" }\n',
    "an attribute nobody knows": 'extra-loss ageing { per-piar = 0.05dB; source = "contract" }\n',
    "without a source": "extra-loss ageing { per-pair = 0.05dB }\n",
    "a value that is missing": 'extra-loss ageing { per-pair = ; source = "contract" }\n',
    "a statement without an end": "extra-loss ageing { per-pair = 0.05dB\n",
    "a margin in metres": "policy { require { min-margin = 0.5m } }\n",
    "a requirement nobody knows": "policy { require { loss-methd = statistical } }\n",
}


@pytest.mark.parametrize("name", UNREAD)
def test_it_proves_no_channel(name: str) -> None:
    result = on_the_floor(CORD + UNREAD[name])
    assert result.failed
    assert result.proof().proved == 0
    codes = {code for each in result.unjudged for code in each.codes}
    assert "LOS301" in codes


def test_what_can_be_read_proves_it() -> None:
    read = 'extra-loss ageing { per-pair = 0.05dB; source = "contract" }\npolicy { require { min-margin = 0.5dB } }\n'
    assert on_the_floor(CORD + read).proof().complete
