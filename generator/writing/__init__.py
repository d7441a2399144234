"""Canonical files, written whole or not at all."""
