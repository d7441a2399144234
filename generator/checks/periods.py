"""Periods as days, for the checks that read dates."""

from generator.model.period import days_of, is_written_well

__all__ = ("days_of", "is_written_well")
