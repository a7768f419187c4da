"""What all tests share: interpreters that tests start import this checkout, whatever is installed."""

import os
from pathlib import Path

os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
