"""Prints the numbers of TestRandomNumbersAreTheSameEverywhere.

An independent implementation of the generator (PCG-DXSM, 128 bits of state, the
64-bit multiplier of Go's math/rand/v2) and of the methods of flux.Source.
Run: python3 testdata/random.py
"""
import math
import struct

WORD = (1 << 64) - 1
MULTIPLIER = (2549297995355413924 << 64) | 4865540595714422341
INCREMENT = (6364136223846793005 << 64) | 1442695040888963407
CHEAP = 0xDA942042E4DD58B5

state = (42 << 64) | 0x9E3779B97F4A7C15


def word():
    global state
    state = (state * MULTIPLIER + INCREMENT) & ((1 << 128) - 1)
    hi, lo = state >> 64, state & WORD
    hi ^= hi >> 32
    hi = hi * CHEAP & WORD
    hi ^= hi >> 48
    return hi * (lo | 1) & WORD


def single(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def double():
    return (word() >> 11) / (1 << 53)


print("Uniform", [single(-1 + 2 * ((word() >> 40) / (1 << 24))) for _ in range(4)])

normal = []
while len(normal) < 6:
    u, v = 2 * double() - 1, 2 * double() - 1
    q = u * u + v * v
    if 0 < q < 1:
        f = math.sqrt(-2 * math.log(q) / q)
        normal += [single(u * f), single(v * f)]
print("Normal", normal[:5])

print("Bernoulli", [int(double() < 0.5) for _ in range(8)])

order = list(range(8))
for i in range(7, 0, -1):
    j = word() * (i + 1) >> 64
    order[i], order[j] = order[j], order[i]
print("Perm", order)
