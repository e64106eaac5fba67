//go:build !noasm

package window

const built = true
