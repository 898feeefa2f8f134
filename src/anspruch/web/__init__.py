"""The web application: the check for people, the law for readers, the conference on record, and an interface for programmes.

Pages work without JavaScript; what a person answers lives in one encrypted cookie and nowhere else.
"""
