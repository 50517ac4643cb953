"""What people wait for, measured against a named reference in the same run. `make bench`."""
