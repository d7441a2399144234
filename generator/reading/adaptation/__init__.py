"""What a region changes in its base: what it may, what that makes of the data, and where each value comes from."""
