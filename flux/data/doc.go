// Package data holds what a model learns from: a [Set] of samples and targets,
// its [Set.Split] into a part to learn from and a part to judge by, and a
// [Loader] that deals it out in batches.
//
// A set is two tensors of equal length along their first axis: X, one sample a
// row, and Y, the target of each. Two sets come with the package, so that a
// first model needs no download:
//
//	digits := data.Digits()                        // 1797 images of 8×8 pixels
//	train, test := digits.Split(0.8, data.Seed(1)) // 1438 and 359 of them
//
// An own set is made by [New], which refuses tensors of different lengths.
//
// A loader walks a set batch by batch. In order, a batch is a view of the set's
// own storage and costs nothing; shuffled, the rows are gathered anew in each
// epoch, in an order that the seed decides:
//
//	loader := data.Loader(train, 64, data.Seed(1))
//	for batch := range loader.Batches() { … }
//
// or, where ranging over a function is not to be had, with Next and Reset.
//
// Misuse (a set without samples, a fraction outside (0, 1), a batch of nothing)
// panics with an [*Error], as a wrong shape does in package flux.
package data
