"""What ``okr import`` does besides its command: read the file that it was given."""
