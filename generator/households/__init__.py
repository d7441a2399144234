"""Household microdata to exact sums of groups, wherever the microdata lives."""
