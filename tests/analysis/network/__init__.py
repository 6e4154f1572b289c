"""Tests of networks, each against an independent oracle."""
