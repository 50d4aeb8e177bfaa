"""exchange, tested."""
