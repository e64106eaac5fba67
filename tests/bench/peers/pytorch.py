#!/usr/bin/python3
"""PyTorch's side of the comparison: the same work as entries_*.go, by name.

    python3 pytorch.py --list                       the names, one a line
    python3 pytorch.py --names a,b --samples 5 --group 0.02
    python3 pytorch.py --memory NAME --steps 20     peak memory of a training

Prints one JSON object: {"times": {NAME: [seconds, ...]}, "meta": {...}}, a
number for each timed group, that is the mean of as many calls as last --group
seconds. The caller sets the number of threads by OMP_NUM_THREADS, and the
instruction set of PyTorch's own kernels by ATEN_CPU_CAPABILITY. Data is random,
float32, from seed 0; the work on it does not depend on its values.
"""
import argparse
import json
import os
import re
import sys
import time

ENTRIES = {}  # name: function that prepares the data and returns the work
TRAININGS = []


def entry(name):
    def register(prepare):
        ENTRIES[name] = prepare
        return prepare

    return register


def load():
    """Imports PyTorch late, so that --list needs none."""
    global torch, nn, F
    import torch
    import torch.nn.functional as F
    from torch import nn

    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_num_interop_threads(1)


# ---- products -----------------------------------------------------------------


def product(m, n, k):
    a, b, out = torch.randn(m, k), torch.randn(k, n), torch.empty(m, n)
    return lambda: torch.mm(a, b, out=out)


for size in (64, 128, 256, 512, 1024, 2048):
    ENTRIES[f"mm_{size}"] = lambda n=size: product(n, n, n)
for m, n, k in ((128, 256, 784), (784, 256, 128), (128, 10, 256), (2048, 512, 128), (2048, 128, 512), (1, 256, 784)):
    ENTRIES[f"mm_{m}x{n}x{k}"] = lambda m=m, n=n, k=k: product(m, n, k)


# ---- convolutions -------------------------------------------------------------


def convolution(n, channels, out, kernel, size, padding):
    x = torch.randn(n, channels, size, size)
    weight, bias = 0.1 * torch.randn(out, channels, kernel, kernel), torch.randn(out)

    def forward():
        with torch.no_grad():
            return F.conv2d(x, weight, bias, padding=padding)

    return forward


def convolution_and_back(n, channels, out, kernel, size, padding):
    x = torch.randn(n, channels, size, size, requires_grad=True)
    weight = (0.1 * torch.randn(out, channels, kernel, kernel)).requires_grad_()
    bias = torch.randn(out, requires_grad=True)
    seed = torch.randn_like(F.conv2d(x, weight, bias, padding=padding))

    def work():
        x.grad = weight.grad = bias.grad = None
        F.conv2d(x, weight, bias, padding=padding).backward(seed)

    return work


for shape in ((32, 1, 6, 5, 28, 0), (8, 64, 64, 3, 56, 1), (64, 6, 16, 5, 14, 0), (32, 16, 16, 3, 32, 1)):
    name = "conv_n{}_c{}_o{}_k{}_{}".format(*shape)
    ENTRIES[name + "_fwd"] = lambda shape=shape: convolution(*shape)
    ENTRIES[name + "_fwdbwd"] = lambda shape=shape: convolution_and_back(*shape)


# ---- elementwise: a fresh result, a given one, in place -----------------------


def elementwise(op, n):
    x, y = torch.randn(n), torch.randn(n)
    f = {"relu": torch.relu, "tanh": torch.tanh, "gelu": F.gelu, "exp": torch.exp}
    if op == "add":
        return lambda: torch.add(x, y)
    return lambda f=f[op]: f(x)


def elementwise_into(op, n):
    x, y, out = torch.randn(n), torch.randn(n), torch.empty(n)
    f = {"tanh": torch.tanh, "exp": torch.exp}
    if op == "add":
        return lambda: torch.add(x, y, out=out)
    return lambda f=f[op]: f(x, out=out)


def relu_in_place(n):
    x = torch.randn(n)
    return lambda: torch.relu_(x)


for size, n in (("1e3", 10**3), ("1e6", 10**6), ("1e7", 10**7)):
    for op in ("relu", "tanh", "gelu", "exp", "add"):
        ENTRIES[f"{op}_{size}"] = lambda op=op, n=n: elementwise(op, n)
        if op in ("tanh", "exp", "add"):
            ENTRIES[f"{op}_{size}_out"] = lambda op=op, n=n: elementwise_into(op, n)
    if n > 10**3:
        ENTRIES[f"relu_{size}_inplace"] = lambda n=n: relu_in_place(n)


@entry("sum_1e7")
def _():
    x = torch.randn(10**7)
    return lambda: x.sum()


# ---- rows ---------------------------------------------------------------------


@entry("softmax_128x1000")
def _():
    x = torch.randn(128, 1000)
    return lambda: torch.softmax(x, 1)


@entry("layernorm_512x768_fwd")
def _():
    x, weight, bias = torch.randn(512, 768), torch.randn(768), torch.randn(768)
    return lambda: F.layer_norm(x, (768,), weight, bias)


@entry("layernorm_512x768_fwdbwd")
def _():
    x = torch.randn(512, 768, requires_grad=True)
    weight, bias = torch.randn(768, requires_grad=True), torch.randn(768, requires_grad=True)
    seed = torch.randn(512, 768)

    def work():
        x.grad = weight.grad = bias.grad = None
        F.layer_norm(x, (768,), weight, bias).backward(seed)

    return work


def layer_and_back(layer, x, seed, call):
    def work():
        x.grad = None
        layer.zero_grad(set_to_none=True)
        call(layer, x).backward(seed)

    return work


@entry("batchnorm_32x64x32x32_fwdbwd")
def _():
    x = torch.randn(32, 64, 32, 32, requires_grad=True)
    return layer_and_back(nn.BatchNorm2d(64), x, torch.randn(32, 64, 32, 32), lambda layer, x: layer(x))


@entry("cross_entropy_128x1000_fwdbwd")
def _():
    logits, labels = torch.randn(128, 1000, requires_grad=True), torch.randint(0, 1000, (128,))

    def work():
        logits.grad = None
        F.cross_entropy(logits, labels).backward()

    return work


# ---- layers -------------------------------------------------------------------


def without_gradient(f, *args):
    def work():
        with torch.no_grad():
            f(*args)

    return work


@entry("lstm_t50_b32_h128_fwd")
def _():
    return without_gradient(nn.LSTM(128, 128), torch.randn(50, 32, 128))


@entry("lstm_t50_b32_h128_fwdbwd")
def _():
    x = torch.randn(50, 32, 128, requires_grad=True)
    return layer_and_back(nn.LSTM(128, 128), x, torch.randn(50, 32, 128), lambda layer, x: layer(x)[0])


def attend(layer, x):
    return layer(x, x, x, need_weights=False)[0]


@entry("mha_b8_t128_d256_h8_fwd")
def _():
    return without_gradient(attend, nn.MultiheadAttention(256, 8, batch_first=True), torch.randn(8, 128, 256))


@entry("mha_b8_t128_d256_h8_fwdbwd")
def _():
    x = torch.randn(8, 128, 256, requires_grad=True)
    return layer_and_back(nn.MultiheadAttention(256, 8, batch_first=True), x, torch.randn(8, 128, 256), attend)


# ---- optimisers ---------------------------------------------------------------


def optimiser(name, **settings):
    parameter = torch.randn(10**7, requires_grad=True)
    parameter.grad = torch.randn(10**7)
    rule = getattr(torch.optim, name)([parameter], lr=1e-3, **settings)
    rule.step()
    return rule.step


ENTRIES["adam_step_1e7"] = lambda: optimiser("Adam")
ENTRIES["adam_foreach_step_1e7"] = lambda: optimiser("Adam", foreach=True)
ENTRIES["sgd_momentum_step_1e7"] = lambda: optimiser("SGD", momentum=0.9)


# ---- what a call costs --------------------------------------------------------


@entry("dispatch_add_1elem_x100")
def _():
    x, y = torch.randn(1), torch.randn(1)
    return lambda: [x + y for _ in range(100)]


@entry("dispatch_mul_fwdbwd_1elem")
def _():
    x, y = torch.randn(1, requires_grad=True), torch.randn(1, requires_grad=True)

    def work():
        x.grad = y.grad = None
        (x * y).backward()

    return work


# ---- models -------------------------------------------------------------------


# With functions for activations rather than modules, which cost a call more.


def two_layers(inputs, hidden, outputs, activation):
    class TwoLayers(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.head = nn.Linear(inputs, hidden), nn.Linear(hidden, outputs)

        def forward(self, x):
            return self.head(activation(self.hidden(x)))

    return TwoLayers()


def mlp():
    return two_layers(784, 256, 10, F.relu)


def xor():
    return two_layers(2, 8, 2, torch.tanh)


def lenet():
    class LeNet(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
            self.dense1, self.dense2, self.head = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

        def forward(self, x):
            x = F.max_pool2d(F.relu(self.conv1(x)), 2)
            x = F.max_pool2d(F.relu(self.conv2(x)), 2).flatten(1)
            return self.head(F.relu(self.dense2(F.relu(self.dense1(x)))))

    return LeNet()


def resnet8():
    def convolve(channels, out, kernel, stride):
        return nn.Conv2d(channels, out, kernel, stride, padding=kernel // 2, bias=False)

    class Residual(nn.Module):
        def __init__(self, channels, out, stride):
            super().__init__()
            self.first, self.norm1 = convolve(channels, out, 3, stride), nn.BatchNorm2d(out)
            self.second, self.norm2 = convolve(out, out, 3, 1), nn.BatchNorm2d(out)
            self.shortcut = None
            if stride != 1 or channels != out:
                self.shortcut = nn.Sequential(convolve(channels, out, 1, stride), nn.BatchNorm2d(out))

        def forward(self, x):
            y = self.norm2(self.second(F.relu(self.norm1(self.first(x)))))
            return F.relu(y + (x if self.shortcut is None else self.shortcut(x)))

    class ResNet8(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem, self.norm = convolve(3, 16, 3, 1), nn.BatchNorm2d(16)
            self.blocks = nn.Sequential(Residual(16, 16, 1), Residual(16, 32, 2), Residual(32, 64, 2))
            self.head = nn.Linear(64, 10)

        def forward(self, x):
            return self.head(self.blocks(F.relu(self.norm(self.stem(x)))).mean((2, 3)))

    return ResNet8()


def gpt(symbols=65, width=128, depth=4, heads=4, length=64):
    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
            self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
            self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

        def forward(self, x, mask):
            n, t, _ = x.shape
            head = width // heads
            q, k, v = self.qkv(self.norm1(x)).view(n, t, 3, heads, head).permute(2, 0, 3, 1, 4)
            weights = torch.softmax(q @ k.transpose(-1, -2) * head**-0.5 + mask, -1)
            x = x + self.out((weights @ v).transpose(1, 2).reshape(n, t, width))
            return x + self.down(F.gelu(self.up(self.norm2(x))))

    class GPT(nn.Module):
        def __init__(self):
            super().__init__()
            self.embed, self.place = nn.Embedding(symbols, width), nn.Parameter(0.02 * torch.randn(length, width))
            self.blocks = nn.ModuleList(Block() for _ in range(depth))
            self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, symbols)
            self.register_buffer("mask", torch.full((length, length), -torch.inf).triu(1))

        def forward(self, x):
            x = self.embed(x) + self.place
            for block in self.blocks:
                x = block(x, self.mask)
            return self.head(self.norm(x))

    return GPT()


def training(model, x, labels, rule, **settings):
    optim = getattr(torch.optim, rule)(model.parameters(), **settings)

    def step():
        optim.zero_grad(set_to_none=True)
        logits = model(x)
        F.cross_entropy(logits.reshape(-1, logits.shape[-1]), labels.reshape(-1)).backward()
        optim.step()

    return step


def train(name, model, data, classes, rule, **settings):
    TRAININGS.append(name)
    ENTRIES[name] = lambda: training(model(), *data(classes), rule, **settings)


def images(*shape):
    return lambda classes: (torch.randn(*shape), torch.randint(0, classes, shape[:1]))


def text(*shape):
    return lambda classes: (torch.randint(0, classes, shape), torch.randint(0, classes, shape))


train("train_mlp_b128_sgd", mlp, images(128, 784), 10, "SGD", lr=0.01)
train("train_mlp_b128_adam", mlp, images(128, 784), 10, "Adam", lr=1e-3)
train("train_mlp_b1_sgd", mlp, images(1, 784), 10, "SGD", lr=0.001)
train("train_mlp_b16_sgd", mlp, images(16, 784), 10, "SGD", lr=0.001)
train("train_lenet_b64_sgd", lenet, images(64, 1, 28, 28), 10, "SGD", lr=0.01)
train("train_resnet8_b32_sgdm", resnet8, images(32, 3, 32, 32), 10, "SGD", lr=0.01, momentum=0.9)
train("train_gpt_l4_d128_t64_b32_adam", gpt, text(32, 64), 65, "Adam", lr=1e-3)
train("train_xor_2_8_2_b4_sgd", xor, images(4, 2), 2, "SGD", lr=0.01)


def inference(model, x, traced):
    model = model.eval()
    if traced:
        model = torch.jit.freeze(torch.jit.trace(model, x))
        for _ in range(5):  # the graph is optimised in the first calls
            model(x)

    def work():
        with torch.inference_mode():
            model(x)

    return work


for name, model, shape in (
    ("mlp_b1", mlp, (1, 784)), ("mlp_b128", mlp, (128, 784)),
    ("lenet_b1", lenet, (1, 1, 28, 28)), ("lenet_b64", lenet, (64, 1, 28, 28)),
    ("resnet8_b1", resnet8, (1, 3, 32, 32)),
):
    ENTRIES[f"infer_{name}"] = lambda model=model, shape=shape: inference(model(), torch.randn(*shape), False)
    ENTRIES[f"infer_{name}_jit"] = lambda model=model, shape=shape: inference(model(), torch.randn(*shape), True)


# ---- measuring ----------------------------------------------------------------


def groups(work, samples, least):
    """Times samples groups of calls; each lasts about least seconds."""
    clock = time.perf_counter
    work()
    work()
    calls, start = 0, clock()
    while calls < 2 or clock() - start < 2 * least:
        work()
        calls += 1
    calls = max(1, round(least * calls / (clock() - start)))
    took = []
    for _ in range(samples):
        start = clock()
        for _ in range(calls):
            work()
        took.append((clock() - start) / calls)
    return took


def peak():
    """Returns the most memory that this process has had resident, in bytes."""
    status = open("/proc/self/status").read()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) * 1024


def loaded(pattern):
    """Returns the shared library in use whose path matches, or ''."""
    found = re.findall(r"/\S*" + pattern + r"\S*", open("/proc/self/maps").read())
    return os.path.realpath(sorted(set(found))[0]) if found else ""


def meta():
    shown = torch.__config__.show()
    onednn = re.search(r"MKL-DNN (v[\d.]+)", shown)
    return {
        "torch": torch.__version__,
        "blas": loaded("openblas") or loaded("libblas") or loaded("mkl_core"),
        "onednn": onednn[1] if onednn else "",
        "threads": torch.get_num_threads(),
        "capability": re.search(r"CPU capability usage: (\S+)", shown)[1],
    }


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--list", action="store_true")
    p.add_argument("--names", default="")
    p.add_argument("--samples", type=int, default=5)
    p.add_argument("--group", type=float, default=0.02)
    p.add_argument("--memory")
    p.add_argument("--steps", type=int, default=20)
    a = p.parse_args()
    if a.list:
        print("\n".join(ENTRIES))
        return
    load()
    torch.manual_seed(0)
    if a.memory:
        before = peak()
        step = ENTRIES[a.memory]()
        for _ in range(a.steps):
            step()
        print(json.dumps({"before": before, "peak": peak(), "meta": meta()}))
        return
    times = {name: groups(ENTRIES[name](), a.samples, a.group) for name in a.names.split(",") if name}
    print(json.dumps({"times": times, "meta": meta()}))


if __name__ == "__main__":
    sys.exit(main())
