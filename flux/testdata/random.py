"""Prints the numbers of TestRandomNumbersAreTheSameEverywhere and of
TestDistributionsAreTheSameEverywhere.

An independent implementation of the generator (PCG-DXSM, 128 bits of state, the
64-bit multiplier of Go's math/rand/v2) and of the methods of flux.Source.
Run: python3 testdata/random.py
"""
import bisect
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


# The distributions begin anew.
state = (42 << 64) | 0x9E3779B97F4A7C15


def open01():
    return ((word() >> 12) + 0.5) / (1 << 52)


def exponential():
    return -math.log(open01())


def pair():
    while True:
        u, v = 2 * double() - 1, 2 * double() - 1
        q = u * u + v * v
        if 0 < q < 1:
            f = math.sqrt(-2 * math.log(q) / q)
            return u * f, v * f


def narrow(a, b):  # 0 in [a, b]: an even proposal
    while True:
        x = a + (b - a) * open01()
        if math.log(open01()) <= -x * x / 2:
            return x


def tail(a):
    rate = (a + math.sqrt(a * a + 4)) / 2
    while True:
        x = a + exponential() / rate
        if math.log(open01()) <= -((x - rate) ** 2) / 2:
            return x


def gamma(alpha):
    if alpha < 1:
        return math.exp(math.log(gamma(alpha + 1)) + math.log(open01()) / alpha)
    d = alpha - 1 / 3
    while True:
        for x in pair():
            v = (1 + x / math.sqrt(9 * d)) ** 3
            if v > 0 and math.log(open01()) < x * x / 2 + d - d * v + d * math.log(v):
                return d * v


def poisson(rate):
    n, t = 0, exponential()
    while t < rate:
        n, t = n + 1, t + exponential()
    return n


def below(n):
    return word() * n >> 64


def perm(n):
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = below(i + 1)
        order[i], order[j] = order[j], order[i]
    return order


def uniform():
    return single((word() >> 40) / (1 << 24))


print("TruncatedNormal", [single(narrow(-1, 1)) for _ in range(3)])
print("TruncatedNormal tail", [single(tail(3)) for _ in range(3)])
print("Exponential", [single(exponential() / 2) for _ in range(3)])
print("Gamma", [single(gamma(2.5)) for _ in range(3)])
print("Gamma below 1", [single(gamma(0.3)) for _ in range(3)])
print("Poisson", [poisson(3) for _ in range(6)])
print("Randint", [below(100) for _ in range(4)])
print("RandPerm", perm(5))
print("Choice", perm(9)[:4])
print("Choice again", [below(3) for _ in range(4)])
print("Multinomial", [bisect.bisect([1, 3], 6 * double()) for _ in range(6)])
alarms = [exponential() / w for w in (1, 2, 3)]
print("Multinomial distinct", sorted(range(3), key=lambda i: alarms[i]))
hi, lo = word(), word()
parent, state = state, (hi << 64) | lo
print("Split", [uniform() for _ in range(2)])
state = parent
print("after Split", [uniform() for _ in range(2)])
