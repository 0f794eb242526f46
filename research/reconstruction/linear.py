"""Linear expressions and mixed-integer programmes, solved repeatably by HiGHS.

highspy's own expressions are not used. They merge terms of the same variable by a cumulative
sum, which changes about a third of the coefficients in the last bit, and the solver would
then stop at another of many equally good solutions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import highspy
import numpy as np

INFINITY = highspy.kHighsInf
SOLVER_SEED = 1
# How exactly a constraint without variables must hold.
CONSTANT_TOLERANCE = 1e-9
FAR_COST = 4.0


class InfeasibleError(RuntimeError):
    """The programme has no solution, or the solver did not find an optimal one."""


@dataclass(frozen=True)
class Linear:
    """A linear expression: a constant and coefficients by variable number."""

    constant: float = 0.0
    terms: dict[int, float] = field(default_factory=dict)

    def __add__(self, other: Linear | float) -> Linear:
        if not isinstance(other, Linear):
            return Linear(self.constant + other, self.terms)
        terms = dict(self.terms)
        for variable, coefficient in other.terms.items():
            terms[variable] = terms.get(variable, 0.0) + coefficient
        return Linear(self.constant + other.constant, terms)

    def __sub__(self, other: Linear | float) -> Linear:
        return self + other * -1.0

    def __mul__(self, factor: float) -> Linear:
        terms = {variable: factor * value for variable, value in self.terms.items()}
        return Linear(factor * self.constant, terms)

    @staticmethod
    def sum(parts: Iterable[Linear]) -> Linear:
        """The sum of all parts."""
        constant = 0.0
        terms: dict[int, float] = {}
        for part in parts:
            constant += part.constant
            for variable, coefficient in part.terms.items():
                terms[variable] = terms.get(variable, 0.0) + coefficient
        return Linear(constant, terms)


class Program:
    """A mixed-integer programme: variables, constraints and a cost to minimise."""

    def __init__(self) -> None:
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._group: list[str | None] = []
        self._whole: set[str] = set()
        self._cost: list[float] = []
        self._rows: list[tuple[float, float, dict[int, float]]] = []
        self._solution: np.ndarray | None = None

    def variable(self, lower: float, upper: float, *, group: str | None = None) -> Linear:
        """Add a variable. The variables of a group become whole when `settle` solves that group."""
        self._lower.append(lower)
        self._upper.append(upper)
        self._group.append(group)
        self._cost.append(0.0)
        return Linear(0.0, {len(self._lower) - 1: 1.0})

    def between(self, lower: float, expression: Linear, upper: float, label: str) -> None:
        """Require lower <= expression <= upper.

        Raises InfeasibleError, with the label, if the expression is a constant out of range.
        """
        low, high = lower - expression.constant, upper - expression.constant
        if expression.terms:
            self._rows.append((low, high, expression.terms))
        elif low > CONSTANT_TOLERANCE or high < -CONSTANT_TOLERANCE:
            raise InfeasibleError(f"{label}: {expression.constant} is not in [{lower}, {upper}]")

    def at_least(self, expression: Linear, lower: float, label: str) -> None:
        """Require expression >= lower."""
        self.between(lower, expression, INFINITY, label)

    def at_most(self, expression: Linear, upper: float, label: str) -> None:
        """Require expression <= upper."""
        self.between(-INFINITY, expression, upper, label)

    def equal(self, expression: Linear, value: float, label: str) -> None:
        """Require expression = value."""
        self.between(value, expression, value, label)

    def charge(self, expression: Linear, cost: float) -> None:
        """Add `cost` times the expression to the cost of the programme."""
        for variable, coefficient in expression.terms.items():
            self._cost[variable] += cost * coefficient

    def charge_distance(self, expression: Linear, cost: float, band: float) -> None:
        """Charge the absolute value of the expression.

        Each unit within the band costs `cost`, each unit beyond it `FAR_COST` times as much.
        """
        near = [self.variable(0.0, band) for _ in range(2)]
        far = [self.variable(0.0, INFINITY) for _ in range(2)]
        above, below = (Linear.sum(pair) for pair in zip(near, far, strict=True))
        self.equal(expression - above + below, 0.0, "distance")
        self.charge(near[0] + near[1], cost)
        self.charge(far[0] + far[1], FAR_COST * cost)

    def charge_shortfall(self, expression: Linear, floor: float, cost: float) -> None:
        """Charge `cost` for each unit by which the expression is below the floor."""
        shortfall = self.variable(0.0, INFINITY)
        self.at_least(expression + shortfall, floor, "shortfall")
        self.charge(shortfall, cost)

    def settle(self, group: str, relative_gap: float) -> None:
        """Solve with the group's variables whole, then fix them at the solution.

        Solving one group after the other (relax and fix) is much faster than solving with
        all variables whole, because the groups hardly depend on each other.
        Raises InfeasibleError as `solve` does.
        """
        self._whole.add(group)
        solution = self.solve(relative_gap)
        for variable, owner in enumerate(self._group):
            if owner == group:
                self._lower[variable] = self._upper[variable] = round(solution[variable])

    def solve(self, relative_gap: float) -> np.ndarray:
        """Solve to within `relative_gap` of the optimum; return the value of each variable.

        There is no time limit, so the result does not depend on the speed of the machine.

        Raises InfeasibleError if the solver does not find an optimal solution.
        """
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("parallel", "off")
        solver.setOptionValue("random_seed", SOLVER_SEED)
        solver.setOptionValue("mip_rel_gap", relative_gap)
        solver.passModel(self._model())
        solver.run()
        status = solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise InfeasibleError(solver.modelStatusToString(status))
        self._solution = np.array(solver.getSolution().col_value)
        return self._solution

    def value(self, expression: Linear) -> float:
        """The expression's value in the solution, with whole variables rounded.

        Raises RuntimeError if the programme has not been solved.
        """
        if self._solution is None:
            raise RuntimeError("solve the programme first")
        total = expression.constant
        for variable, coefficient in expression.terms.items():
            number = self._solution[variable]
            is_whole = self._group[variable] in self._whole
            total += coefficient * (round(number) if is_whole else number)
        return total

    def _model(self) -> highspy.HighsLp:
        kinds = highspy.HighsVarType
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._lower), len(self._rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = self._cost, self._lower, self._upper
        lp.row_lower_ = [low for low, _, _ in self._rows]
        lp.row_upper_ = [high for _, high, _ in self._rows]
        lp.integrality_ = [
            kinds.kInteger if group in self._whole else kinds.kContinuous for group in self._group
        ]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for _, _, terms in self._rows)])
        lp.a_matrix_.index_ = [v for _, _, terms in self._rows for v in terms]
        lp.a_matrix_.value_ = [c for _, _, terms in self._rows for c in terms.values()]
        return lp
