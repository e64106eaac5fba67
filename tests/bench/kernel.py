#!/usr/bin/python3
"""Latency of Jupyter kernels, side by side in one run.

    kernel.py [--n 300] [--starts 3] fluxrepl python3 ...

For each kernel: start to ready, execute to idle of a trivial cell (p50, p99),
100,000 printed lines, interrupt of a busy loop, resident memory. The kernels
take turns (A B A B), since the machine may be busy with other things; the last
column is the first kernel's number against the others'.
"""
import argparse
import os
import statistics
import time

from jupyter_client.manager import KernelManager

CELLS = {
    "go": {"trivial": "1+1", "lines": 'for i := 0; i < 100000; i++ { fmt.Println("line", i) }', "busy": "for {}"},
    "python": {"trivial": "1+1", "lines": 'for i in range(100000): print("line", i)', "busy": "while True: pass"},
}


class Kernel:
    """A started kernel and its client; seconds to ready in .start."""

    def __init__(self, name):
        begin = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        self.start = time.perf_counter() - begin
        self.cells = CELLS[self.manager.kernel_spec.language]

    def execute(self, code, on_busy=None):
        """Seconds from the request to the idle that answers it."""
        begin = time.perf_counter()
        msg_id = self.client.execute(code)
        while True:
            msg = self.client.get_iopub_msg(timeout=60)
            if msg["parent_header"].get("msg_id") != msg_id:
                continue
            if msg["msg_type"] == "execute_input" and on_busy:
                time.sleep(0.1)  # let the loop turn; not part of what is measured
                begin = time.perf_counter()
                on_busy()
            if msg["msg_type"] == "status" and msg["content"]["execution_state"] == "idle":
                return time.perf_counter() - begin

    def resident_mb(self):
        with open(f"/proc/{self.manager.provisioner.process.pid}/status") as f:
            return next(int(line.split()[1]) / 1024 for line in f if line.startswith("VmRSS"))

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)


def measure(names, n, starts):
    rows = {name: {"start": [], "trivial": [], "lines": [], "interrupt": [], "rss": []} for name in names}
    for _ in range(starts):
        for name in names:
            k = Kernel(name)
            row = rows[name]
            row["start"].append(k.start)
            for _ in range(20):
                k.execute(k.cells["trivial"])
            row["trivial"] += [k.execute(k.cells["trivial"]) for _ in range(n // starts)]
            row["lines"].append(k.execute(k.cells["lines"]))
            row["interrupt"].append(k.execute(k.cells["busy"], k.manager.interrupt_kernel))
            row["rss"].append(k.resident_mb())
            k.stop()
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("kernels", nargs="+")
    args = parser.parse_args()
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    rows = measure(args.kernels, args.n, args.starts)

    def p99(xs):
        return sorted(xs)[min(len(xs) - 1, int(len(xs) * 0.99))]

    table = [
        ("start to ready, s", "start", statistics.median, 1),
        ("execute to idle p50, ms", "trivial", statistics.median, 1e3),
        ("execute to idle p99, ms", "trivial", p99, 1e3),
        ("100,000 lines, s", "lines", statistics.median, 1),
        ("interrupt of a loop, ms", "interrupt", statistics.median, 1e3),
        ("resident at the end, MB", "rss", statistics.median, 1),
    ]
    print(f"{'':26}" + "".join(f"{name:>12}" for name in args.kernels) + "   peer / first")
    for label, key, f, scale in table:
        values = [f(rows[name][key]) * scale for name in args.kernels]
        ratios = " ".join(f"{v / values[0]:.2f}" for v in values[1:])
        print(f"{label:26}" + "".join(f"{v:12.3f}" for v in values) + f"   {ratios}")


if __name__ == "__main__":
    main()
