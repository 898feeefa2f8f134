"""The interface for programmes: decide, explain, ask, law, compare; stateless."""
