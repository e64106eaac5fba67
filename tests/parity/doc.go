// Package parity compares Flux Core with PyTorch.
//
// The numbers in testdata were written by vectors.py beside this file. The
// tests compute the same in float32 and float64, and, where PyTorch is
// installed, run the script again to see that the numbers are still what it
// writes.
package parity
