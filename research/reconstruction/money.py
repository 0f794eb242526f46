"""Money in whole hundredths of CNY 100 million (0.01 亿元) and as text."""


def money(hundredths: int | None) -> str | None:
    """Hundredths as a decimal in CNY 100 million: 1234 becomes `12.34`."""
    if hundredths is None:
        return None
    return f"{hundredths // 100}.{hundredths % 100:02d}"
