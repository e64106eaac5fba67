"""Writes what PyTorch computes, for the Go test beside this script to compare.

    python3 vectors.py [directory]

The directory, "testdata" beside the script unless given, gets one JSON file a
subject: those of the functions below, and ops_FAMILY.json of every
ops_FAMILY.py. All inputs come from the small generator in ops.py, so the files
depend on nothing but PyTorch's arithmetic. Inputs are rounded to float32, and computed
with in float64: what is written is the right answer for both element types.
"""

import importlib
import json
import pathlib
import sys

import torch
import torch.nn.functional as F

from ops import Numbers, array, float32


def gradients(y, weights, *inputs):
    """The gradients of sum(y * weights)."""
    return [array(g) for g in torch.autograd.grad((y * weights).sum(), inputs)]


def leaf(t):
    return t.clone().requires_grad_(True)


def conv():
    numbers, cases = Numbers(9), []
    for stride, padding, groups, activation in [(1, 0, 1, "Identity"), (1, 1, 1, "ReLU"), (2, 1, 2, "Tanh")]:
        x, w, b = (leaf(numbers.tensor(*s)) for s in [(2, 4, 6, 7), (6, 4 // groups, 3, 3), (6,)])
        f = {"Identity": lambda x: x, "ReLU": torch.relu, "Tanh": torch.tanh}[activation]
        y = f(F.conv2d(x, w, b, stride, padding, 1, groups))
        c = numbers.tensor(*y.shape)
        dx, dw, db = gradients(y, c, x, w, b)
        cases.append({"stride": stride, "padding": padding, "groups": groups, "name": activation, "x": array(x), "weight": array(w),
                      "bias": array(b), "weights": array(c), "y": array(y), "dx": dx, "dweight": dw, "dbias": db})
    return cases


def pools():
    x = Numbers(10).tensor(2, 3, 6, 7)
    return {"x": array(x), "max": array(F.max_pool2d(x, 2)), "mean": array(F.avg_pool2d(x, 3)), "global": array(x.mean((2, 3)))}


def dense():
    numbers, cases = Numbers(1), []
    for name, activation in [("Identity", lambda x: x), ("Tanh", torch.tanh), ("GELU", F.gelu)]:
        x, w, b = (leaf(numbers.tensor(*s)) for s in [(5, 4), (3, 4), (3,)])
        c = numbers.tensor(5, 3)
        y = activation(F.linear(x, w, b))
        dx, dw, db = gradients(y, c, x, w, b)
        cases.append({"name": name, "x": array(x), "weight": array(w), "bias": array(b), "weights": array(c),
                      "y": array(y), "dx": dx, "dweight": dw, "dbias": db})
    return cases


ACTIVATIONS = {
    "Identity": lambda x: x * 1,
    "ReLU": F.relu,
    "ReLU6": F.relu6,
    "Sigmoid": torch.sigmoid,
    # F.hardsigmoid's gradient is that of float32, whatever the type.
    "HardSigmoid": lambda x: F.relu6(x + 3) / 6,
    "LogSigmoid": F.logsigmoid,
    "Tanh": torch.tanh,
    "HardTanh": F.hardtanh,
    "TanhShrink": F.tanhshrink,
    "GELU": F.gelu,
    "GELUTanh": lambda x: F.gelu(x, approximate="tanh"),
    "GELUSigmoid": lambda x: x * torch.sigmoid((8 / torch.pi) ** 0.5 * (x + 0.044715 * x**3)),
    "SELU": F.selu,
    "Softplus": lambda x: F.softplus(x, threshold=1e9),
    "Softsign": F.softsign,
    "LogCosh": lambda x: torch.log(torch.cosh(x)),
    "LiSHT": lambda x: x * torch.tanh(x),
    "Swish": F.silu,
    "HardSwish": F.hardswish,
    "Mish": F.mish,
    "Softmax": lambda x: F.softmax(x, -1),
    "LogSoftmax": lambda x: F.log_softmax(x, -1),
    "LeakyReLU(0.01)": lambda x: F.leaky_relu(x, 0.01),
    "LeakyReLU(0.2)": lambda x: F.leaky_relu(x, 0.2),
    "ELU(1)": lambda x: F.elu(x, 1.0),
    "ELU(0.5)": lambda x: F.elu(x, 0.5),
    "CELU(2)": lambda x: F.celu(x, 2.0),
    "Softshrink(0.5)": lambda x: F.softshrink(x, 0.5),
    "ThresholdReLU(1)": lambda x: F.threshold(x, 1.0, 0.0),
}


def activations():
    """Every activation at the same 24 places, none at a kink."""
    numbers = Numbers(2)
    x = torch.cat([numbers.tensor(12, lo=-2.0, hi=2.0), numbers.tensor(12, lo=-9.0, hi=9.0)]).reshape(4, 6)
    c = numbers.tensor(4, 6)
    cases = []
    for name, f in ACTIVATIONS.items():
        v = leaf(x)
        y = f(v)
        cases.append({"name": name, "y": array(y), "dx": gradients(y, c, v)[0]})
    return {"x": array(x), "weights": array(c), "cases": cases}


def losses():
    numbers, cases = Numbers(3), []

    def add(name, f, prediction, target, labels=None):
        p = leaf(prediction)
        inputs = [p] if labels is not None else [p, leaf(target)]
        value = f(*inputs) if labels is None else f(p, torch.tensor(labels))
        grads = torch.autograd.grad(value, inputs, allow_unused=True)
        case = {"name": name, "prediction": array(prediction), "value": float(f"{value.item():.12g}"),
                "dprediction": array(grads[0])}
        if labels is None:
            case["target"], case["dtarget"] = array(target), array(grads[1])
        else:
            case["labels"] = labels
        cases.append(case)

    logits = numbers.tensor(6, 5, lo=-4, hi=4)
    add("CrossEntropy", F.cross_entropy, logits, None, labels=[0, 3, 4, 1, 1, 2])
    shares = numbers.tensor(6, 5, lo=0.1, hi=1)
    shares = shares / shares.sum(1, keepdim=True)
    shares = torch.tensor([float32(v) for v in shares.reshape(-1).tolist()]).reshape(6, 5)
    add("CrossEntropy", F.cross_entropy, logits, shares)
    add("CrossEntropy", F.cross_entropy, numbers.tensor(3, 4, lo=-200, hi=200), None, labels=[0, 1, 3])
    x, y = numbers.tensor(4, 3), numbers.tensor(4, 3)
    add("MSE", F.mse_loss, x, y)
    add("MAE", F.l1_loss, x, y)
    add("Huber(1)", F.huber_loss, x, y)
    add("Huber(0.5)", lambda p, t: F.huber_loss(p, t, delta=0.5), x, y)
    add("BinaryCrossEntropy", F.binary_cross_entropy_with_logits, 4 * x, numbers.tensor(4, 3, lo=0, hi=1))
    return cases


RULES = {
    "Descent(0.1)": lambda p: torch.optim.SGD(p, lr=0.1),
    "Momentum(0.01, rho 0.9)": lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9),
    "Momentum(0.1, rho 0.5)": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.5),
    "Nesterov(0.01, rho 0.9)": lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, nesterov=True),
    "Adam(0.001, betas 0.9 0.999, epsilon 1e-08)": lambda p: torch.optim.Adam(p),
    "Adam(0.1, betas 0.8 0.9, epsilon 0.001)": lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.8, 0.9), eps=1e-3),
    "AdamW(0.001, betas 0.9 0.999, epsilon 1e-08, lambda 0.01)": lambda p: torch.optim.AdamW(p),
    "AdamW(0.1, betas 0.9 0.999, epsilon 1e-08, lambda 0.5)": lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.5),
    "With(Descent(0.1), WeightDecay(0.2))": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.2),
    "With(Adam(0.01, betas 0.9 0.999, epsilon 1e-08), WeightDecay(0.2))":
        lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.2),
}


def rules():
    """Five steps of each rule from one start with one list of gradients."""
    numbers = Numbers(4)
    start = numbers.tensor(2, 3)
    grads = [numbers.tensor(2, 3) for _ in range(5)]
    cases = []
    for name, make in RULES.items():
        p = leaf(start)
        rule, steps = make([p]), []
        for g in grads:
            p.grad = g.clone()
            rule.step()
            steps.append(array(p))
        cases.append({"name": name, "steps": steps})
    return {"start": array(start), "gradients": [array(g) for g in grads], "cases": cases}


def main():
    here = pathlib.Path(__file__).parent
    directory = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / "testdata"
    directory.mkdir(parents=True, exist_ok=True)
    subjects = {f.__name__: f for f in (dense, conv, pools, activations, losses, rules)}
    for path in sorted(here.glob("ops_*.py")):
        subjects[path.stem] = lambda name=path.stem: importlib.import_module(name).CASES
    for name, make in subjects.items():
        file = {"torch": torch.__version__.split("+")[0], "data": make()}
        (directory / f"{name}.json").write_text(json.dumps(file, separators=(",", ":")) + "\n")


main()
