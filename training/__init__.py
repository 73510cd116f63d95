"""What makes the data and the weights that are shipped; nothing of it is installed."""
