// Package arm64 runs the tests of the kernels on the other processor: compiled
// for linux/arm64 and run by an emulator, qemu-aarch64-static, where there is
// one. On a machine that has such a processor, go test ./... does the same.
package arm64
