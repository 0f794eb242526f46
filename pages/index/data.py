"""What the landing page shows."""


def read(marts) -> dict:
    return {}
