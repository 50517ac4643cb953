"""What stands around every screen: rail, foot, strip of long work, help."""
