// Package attention computes, head by head, what queries find among keys:
//
//	softmax(scale·Q·Kᵀ + bias)·V
//
// with Q [N, D], K [M, D] and V [M, E], and the gradients of Q, K and V. Matrices
// lie anywhere with any steps, so heads need not be packed.
//
// # How
//
// The weights [N, M] are nowhere in memory. For some queries at a time and some
// keys at a time the logits are a tile that stays in the cache; of each query the
// largest logit so far and the sum of the weights so far are kept, and what was
// added up is rescaled when a larger logit comes (Milakov and Gimelshein, "Online
// normalizer calculation for softmax", 2018; Dao and others, "FlashAttention",
// 2022, algorithms 1 and 4). The logarithm of that sum, one number a query, is
// all that the gradient needs to compute the weights of a tile again. A tile in
// which a causal query sees nothing is skipped.
//
// The tiles are fixed by the sizes alone, and one call computes all gradients of
// a head, so results do not depend on how many processors there are.
//
// The assembly is generated: see the folder gen.
package attention

//go:generate go run ./gen
