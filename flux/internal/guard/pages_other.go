//go:build !unix

package guard

// pages returns memory without guards: the tests on other systems have them.
func pages(_ TB, size int) []byte { return make([]byte, max(1, size)) }
