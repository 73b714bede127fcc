"""A simulated product to learn on: a hidden world, decisions, replays under the same luck, and a debrief."""
