"""What every screen is built from: colours, text, buttons, columns, quiet messages."""
