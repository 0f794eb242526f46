"""Powers and exponentials that have the same bits on every CPU.

numpy computes them with AVX-512 where the CPU has it, and the last bit then differs.
One bit is enough to move the solver to another of many equally good solutions. These
functions call the C library for each element instead.
"""

import math

import numpy as np


def power(base: np.ndarray, exponent: float) -> np.ndarray:
    """`base ** exponent` by element (shape n)."""
    return np.array([math.pow(value, exponent) for value in base.tolist()])


def exponential(values: np.ndarray) -> np.ndarray:
    """`e ** values` by element (shape n)."""
    return np.array([math.exp(value) for value in values.tolist()])
