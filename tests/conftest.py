"""What all tests share: interpreters that tests start import this checkout, and no example is timed."""

import os
from pathlib import Path

from hypothesis import settings

os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
settings.register_profile("untimed", deadline=None)  # a loaded machine is no defect
settings.load_profile("untimed")
