//go:build race

package magic

// sampling is off: the interpreter writes the line that it runs without a lock,
// for its speed, and the race detector would tell of every look at it.
const sampling = false
