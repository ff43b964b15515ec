"""What people do every week and every quarter, as values: check in, add, put in order, close.

Nothing here reads or writes: a command gives what was read and typed, and gets texts to write.
"""
