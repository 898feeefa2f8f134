"""What a view raises where an address leads nowhere, so that its page can name the nearest there is."""


class NothingThereError(Exception):
    """There is nothing at an address: what was asked for, and the nearest that there is (its name and address)."""

    def __init__(self, asked: str, near: str = "", address: str = "") -> None:
        super().__init__(asked)
        self.asked, self.near, self.address = asked, near, address
