"""Git as values: commits, trees and blobs, read in one pass; the only place that knows Git."""
