"""Writes print.json: arrays and how NumPy prints them, for TestStringAgainstNumPy.

Run: python3 testdata/print/numpy_print.py (NumPy 1.24)

Where all numbers are whole, and below 1e8, NumPy is told to suppress exponents:
that is where flux differs.
"""
import json
import pathlib

import numpy as np

nan, inf = float("nan"), float("inf")
cases = []


def add(values, dtype="float32", precision=4, threshold=1000, edge=3, width=75, shape=None):
    a = np.array(values, dtype=dtype)
    if shape is not None:
        a = a.reshape(shape)
    finite = a[np.isfinite(a)] if a.dtype.kind == "f" else a
    whole = a.dtype.kind == "f" and bool((finite == np.trunc(finite)).all()) and bool((np.abs(finite) < 1e8).all())
    with np.printoptions(precision=precision, threshold=threshold, edgeitems=edge, linewidth=width, suppress=whole):
        text = str(a)
    if a.dtype == bool:
        text = text.replace("True", "true").replace("False", "false")
    flat = [v if v == v and v not in (inf, -inf) else str(v) for v in a.reshape(-1).tolist()]
    if a.size > 100:
        flat = None  # 0, 1, 2, …
        assert (a.reshape(-1) == np.arange(a.size)).all()
    cases.append({"type": str(a.dtype), "shape": list(a.shape), "values": flat, "precision": precision,
                  "threshold": threshold, "edge": edge, "width": width, "text": text})


state = 1


def numbers(count, lo=-1.0, hi=1.0):
    global state
    out = []
    for _ in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        out.append(lo + (hi - lo) * state / 2**32)
    return out


for dtype in ("float32", "float64"):
    for values in ([1, 2.5, -3], [0.123456, 12.5], [1e-6, 1], [-1e10, 1], [nan, inf, -inf, 1.25], [inf, -inf], [nan], [nan, 1e-9, -inf, 2],
                   [0.0], [-0.0, 0.5], [0.1, 0.2, 0.3], [1e-4, 0.05], [9.9e-5, 0.05], [0.001, 0.9], [0.0009, 1], [99999999, 1.5],
                   [1e8, 1], [123456789.0], [1e5, 1e-3], [1 / 3, 2 / 3, 100 / 3], [1e30, -1e-30], [0.99999, 1.00001], [9.99996e-5, 1e-7],
                   [0.00005], [12345.678], [1.5, 1500, -1], [1e-40 if dtype == "float32" else 1e-310, 1], [2000, 1, -300000], [nan, 3, 2000]):
        add(values, dtype)
    for precision in (1, 2, 3, 6, 8):
        add(numbers(6), dtype, precision)
        add(numbers(6, 1e-5, 1e-4), dtype, precision)
        add(numbers(6, -1e9, 1e9), dtype, precision)
        add([0.1, 0.25, 1e-3], dtype, precision)
    add(numbers(12), dtype, shape=(3, 4))
    add(numbers(12, -100, 100), dtype, shape=(2, 3, 2))
    add(numbers(24, -1e5, 1e5), dtype, shape=(2, 1, 3, 4))
    add(numbers(40, -1, 1), dtype)
    add(numbers(80, -1, 1), dtype, shape=(2, 40))
    add(numbers(60, -1e-3, 1e3), dtype, shape=(2, 1, 30), width=60)
add([1e100, 1e-100, nan], "float64")
add([1e100, 1e-5], "float64", 8)
add([1.1, 2.25], "float64", 17)
add([1.1, 2.25], "float32", 17)
for dtype in ("int32", "int64"):
    add([1, -20, 3], dtype)
    add([7], dtype)
    add([2147483647, -2147483648, 0], dtype)
    add(range(60), dtype)
    add(range(1200), dtype, shape=(30, 40))
add([9007199254740993, -9223372036854775808], "int64")
add([True, False, True], "bool")
add([[False], [True]], "bool")
for values in ([1.1, 2.25], [0.1, 1000.5], [6e-8, 1], [65504, 1.5], [nan, inf, -1.1], [1 / 3, -2 / 3, 10 / 3]):
    add(values, "float16")
    add(values, "float16", 2)
    add(values, "float16", 8)
for n in (1000, 1001, 5000):
    add(np.arange(n), "float32")
for shape in ((40, 40), (7, 200), (200, 7), (6, 300), (20, 20, 20), (3, 4, 5, 60), (1, 2000), (2000, 1)):
    n = int(np.prod(shape))
    add(np.arange(n), "float32", shape=shape)
    add(np.arange(n), "int32", shape=shape, edge=2)
    add(np.arange(n), "float32", shape=shape, edge=1, threshold=10, width=30)
for shape in ((0,), (2, 0), (0, 2), (3, 0, 2)):
    add([], "float32", shape=shape)
add(np.arange(100), "float32", threshold=10, edge=5)
add(np.arange(100), "float32", width=20)
add(np.arange(10) * 1e5, "float32", width=6)

out = pathlib.Path(__file__).parent / "print.json"
out.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":"), ensure_ascii=False) for c in cases) + "\n]\n")
print(len(cases), "cases")
