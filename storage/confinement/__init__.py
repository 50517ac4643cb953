"""What the app gives up for good when it starts, so that no mistake in it can use it."""
