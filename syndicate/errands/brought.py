"""What errands brought for one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from syndicate.model import Capture


@dataclass(frozen=True, slots=True)
class Brought:
    """What `syndicate.check` takes by these names; false where nothing came of any errand."""

    resolved: Mapping[str, str] = field(default_factory=dict)  #: a link → where it leads
    pictures: Mapping[str, str] = field(default_factory=dict)  #: a picture's address → what it looks like
    ads_txt: Capture | None = None  #: what the page's site sent

    def __bool__(self) -> bool:
        return bool(self.resolved or self.pictures or self.ads_txt)


NOTHING = Brought()
