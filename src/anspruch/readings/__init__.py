"""The readings of the law's trees; each stands alone and reads none another's insides."""
