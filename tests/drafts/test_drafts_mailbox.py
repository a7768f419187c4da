from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from syndicate import UsageError
from syndicate.cli.targets import named_targets, once_each
from syndicate.drafts import as_page, messages
from syndicate.model import Capture
from syndicate.page import read

BOX = (
    b"From a@b.example Mon\nSubject: one\n\nFirst.\n>From here.\n\n"
    b"From c@d.example Tue\nSubject: two\n\nSecond.\nFrom the hills.\n"
)


@pytest.mark.parametrize(
    ("data", "spans"),
    [
        (BOX, [(0, 55), (55, len(BOX))]),
        (b"", []),
        (b"Subject: no mailbox\n\nText\n", []),
        (b"From " + b"a" * 65_531 + b"From b\n\nFrom c\n", [(0, 65_544), (65_544, 65_551)]),
    ],
)
def test_messages_are_parted_by_lines_from_after_empty_ones(
    data: bytes, spans: list[tuple[int, int]]
) -> None:
    assert list(messages(BytesIO(data))) == spans


def test_each_message_of_a_mailbox_is_a_page_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "list.mbox"
    path.write_bytes(BOX)
    targets = named_targets([str(path)], "", [])
    loaded = [each.load() for each in targets]
    pages = [read(as_page(each)) for each in loaded if isinstance(each, Capture)]
    assert [page.url.rpartition("/")[2] for page in pages] == ["list.mbox#0", "list.mbox#55"]
    assert [page.metadata.title for page in pages] == ["one", "two"]
    assert [[block.text for block in page.blocks] for page in pages] == [
        ["First. From here."],
        ["Second. From the hills."],
    ]
    assert once_each(named_targets([str(path)] * 2, "", [])) == (targets, (str(path),))


def test_a_file_without_messages_is_no_mailbox(tmp_path: Path) -> None:
    path = tmp_path / "list.mbox"
    path.write_bytes(b"text\n")
    with pytest.raises(UsageError, match="expected a mailbox of 1 to"):
        named_targets([str(path)], "", [])
