"""A small process that outlives the lock. It holds no key, no vault and no window.

It starts the process that is the app, and another one when that has ended after a lock.
"""
