"""The framework travels: a base as a package, new regions, upgrades."""
