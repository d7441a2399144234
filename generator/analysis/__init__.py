"""Pure functions from tables and the model to frozen results."""
