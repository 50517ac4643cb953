"""What identifiers are compared by: a file for each kind. Nothing of it is ever shown or stored
in place of what was written.
"""
