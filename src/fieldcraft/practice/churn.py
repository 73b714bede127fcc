"""Churn that differs between people and not over time, in a few classes that need no age.

People leave each period with a chance of their own, which is Beta distributed over people; the survivors are
the loyal ones, so that retention rises with tenure (Fader & Hardie 2007, the shifted-beta-geometric model).
Gauss-Jacobi nodes stand for the Beta exactly up to 2K - 1 periods and closely beyond.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

CLASSES = 7


@lru_cache(maxsize=4096)
def churn_classes(
    a: float, b: float, classes: int = CLASSES
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The chances to leave in one period, and the share of people with each, for Beta(a, b).

    The nodes are the eigenvalues of the Jacobi matrix of the Beta's orthogonal polynomials, the shares the
    squares of its eigenvectors' first parts (Golub & Welsch 1969).
    """
    n = np.arange(classes, dtype=float)
    alpha, beta = b - 1.0, a - 1.0
    total = 2 * n + alpha + beta
    diagonal = np.empty(classes)
    diagonal[0] = (beta - alpha) / (alpha + beta + 2)
    diagonal[1:] = (beta**2 - alpha**2) / (total[1:] * (total[1:] + 2))
    m = n[1:]
    two = 2 * m + alpha + beta
    with np.errstate(invalid="ignore", divide="ignore"):
        squares = 4 * m * (m + alpha) * (m + beta) * (m + alpha + beta) / (two**2 * (two + 1) * (two - 1))
    # The first of them is 0 / 0 where a + b is 1.
    squares[0] = 4 * (1 + alpha) * (1 + beta) / ((2 + alpha + beta) ** 2 * (3 + alpha + beta))
    jacobi = np.diag(diagonal) + np.diag(np.sqrt(squares), 1) + np.diag(np.sqrt(squares), -1)
    nodes, vectors = np.linalg.eigh(jacobi)
    return (nodes + 1) / 2, vectors[0] ** 2


def survival(a: float, b: float, periods: int) -> NDArray[np.float64]:
    """The share still there after 0 to `periods` periods: B(a, b + t) / B(a, b)."""
    t = np.arange(1, periods + 1)
    return np.concatenate([[1.0], np.cumprod((b + t - 1) / (a + b + t - 1))])
