"""Values that come out at an exact number, and add up to an exact total."""


def in_shares(rng, shares, count):
    """``count`` values in the proportions of ``shares``, shuffled; exact where ``count`` is their sum."""
    total, values, seen = sum(shares.values()), [], 0
    for value, share in shares.items():
        seen += share
        values += [value] * (round(seen * count / total) - len(values))
    rng.shuffle(values)
    return values


def with_total(rng, values, total, least, most):
    """``values`` nudged one by one until they add up to ``total``, each staying between ``least`` and ``most``."""
    missing = total - sum(values)
    step = 1 if missing > 0 else -1
    while missing:
        position = rng.randrange(len(values))
        if least <= values[position] + step <= most:
            values[position] += step
            missing -= step
    return values
