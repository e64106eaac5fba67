//go:build cgo

package toolchain

// hostCgo says that this program was built with cgo, without which it cannot
// open plugins.
const hostCgo = true
