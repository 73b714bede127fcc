"""A simulated product to learn on: a hidden world, decisions, replays under the same luck, and a debrief."""

from pathlib import Path

from fieldcraft.practice.compiled import keep_only_for
from fieldcraft.practice.model import model_hash

# Before any module with compiled code is read.
keep_only_for(model_hash(), Path(__file__).parent / "__pycache__")
