// Package misuse calls everything that package flux exports with arguments that
// nobody would pass on purpose: negative and huge sizes, empty and missing
// tensors, wrong types, NaN. Whatever comes in, a call gives a good tensor or
// panics with one of flux's errors; it neither breaks, nor asks for memory
// without bound, nor writes to an operand.
package misuse
