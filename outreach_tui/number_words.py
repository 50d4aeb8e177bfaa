"""Numbers of things as people say them."""


def counted(number: int, one: str, several: str = "") -> str:
    """Return the number with the word that goes with it: "1 person", "3 people".

    Args:
        number: how many.
        one: what one of them is called.
        several: what several are called, where it is not `one` with an s.
    """
    return f"{number} {one if number == 1 else several or one + 's'}"
