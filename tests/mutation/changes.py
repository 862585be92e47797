"""The small changes that can be made to the functions of a file, and each of them made."""

import ast
import copy
import re
from dataclasses import dataclass

COMPARED = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SAME_TO_A_TEST = {"no_key", "chunk_size", "batch_size", "force_insert", "compresslevel"}
"""Arguments that say how something is done, not what."""
LOCKS = re.compile(r"select_for_update|\bLOCK\b|_lock_")
"""Whoever comes at the same moment waits: tests with threads show it, none of one connection does."""


@dataclass(frozen=True)
class Mutant:
    """``function``: the qualified name of the outermost function changed; ``change``: what was there → what is there
    now. ``lines``: its own, and ``around`` those of the function. ``which``: the how manieth change of the file."""

    path: str
    function: str
    lines: range
    around: range
    change: str
    which: int

    @property
    def line(self):
        return self.lines.start

    @property
    def key(self):
        """Without its line, so that it stays the same while the file grows above it."""
        return f"{self.path}::{self.function}: {self.change}"


def mutants_of(path, source):
    tree = ast.parse(source)
    found = []
    for which, (function, name, node, field, new) in enumerate(_changes(tree)):
        change = f"{_words(node)} → {_words(_changed(node, field, new))}"
        found.append(Mutant(path, name, _lines(getattr(node, field), node), _lines(function, function), change, which))
    return found


def mutated(source, which):
    """The whole tree with that one change made."""
    tree = ast.parse(source)
    _function, _name, node, field, new = list(_changes(tree))[which]
    _put(node, field, new)
    return ast.fix_missing_locations(tree)


def _changes(tree):
    """(function, its qualified name, node, what of it changes, to what); in the same order each time."""
    for function, name in _functions(tree.body, ""):
        for node in _nodes_of(function):
            for field, new in _changes_of(node):
                yield function, name, node, field, new


def _lines(part, node):
    """From the first of ``node`` to the last of what changes of it: a branch is not run by all that ask for it."""
    last = part if isinstance(part, ast.AST) and hasattr(part, "end_lineno") else node
    return range(node.lineno, last.end_lineno + 1)


def _nodes_of(function):
    """What a test can tell apart from something else."""
    left_out = set()
    for node in ast.walk(ast.Module(function.body, [])):
        if node in left_out or (isinstance(node, ast.keyword) and node.arg in SAME_TO_A_TEST):
            left_out.update(ast.iter_child_nodes(node))
        elif not (_is_call(node) and LOCKS.search(ast.unparse(node))):
            yield node


def _functions(body, above):
    for node in body:
        if isinstance(node, FUNCTIONS) and node.name != "__str__":
            yield node, above + node.name
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node.body, f"{above}{node.name}.")


def _changes_of(node):
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield "ops", [COMPARED[type(node.ops[0])]()]
    elif isinstance(node, ast.BoolOp):
        yield "op", ast.And() if isinstance(node.op, ast.Or) else ast.Or()
    elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield "op", ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
    elif isinstance(node, (ast.If, ast.IfExp)) and isinstance(node.test, (ast.Name, ast.Attribute, ast.Call)):
        yield "test", ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "op", None
    elif isinstance(node, ast.Constant) and isinstance(node.value, (bool, int)):
        yield "value", not node.value if isinstance(node.value, bool) else node.value + 1
    elif (isinstance(node, ast.Return) and not _is_none(node.value)) or _is_call(node):
        yield "value", ast.Constant(None)


def _is_none(node):
    return node is None or (isinstance(node, ast.Constant) and node.value is None)


def _is_call(node):
    """For what it does, not for what it gives."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _put(node, field, new):
    if isinstance(node, ast.UnaryOp):  # without its "not", twice denied
        new, field = ast.UnaryOp(ast.Not(), node.operand), "operand"
    setattr(node, field, new)


def _changed(node, field, new):
    node = copy.copy(node)
    _put(node, field, new)
    return node


def _words(node):
    """The first line of a node as one reads it."""
    if isinstance(node, ast.If):
        return f"if {ast.unparse(node.test)}"
    return ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).replace("\n", " ")[:140]
