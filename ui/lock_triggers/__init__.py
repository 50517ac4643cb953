"""What locks besides idle time: the computer sleeps, its screen locks, its lid closes, and so on.

One port, `TriggerSource`, with an implementation for each system.
"""
