// Package arch holds the plan of the house as data: which packages exist, what
// each may import of ours, and what may be at the top level. Its tests fail on
// an unlisted package, an unlisted import, and on exported names that a cell
// could not hold.
package arch

// Module is the name before every import path of ours.
const Module = "fluxrepl"

// doors maps each package to the packages of ours that it may import. "x/..."
// stands for x and everything below it. Test files may import more: what their
// package may, the package itself, and whatever extra lists.
var doors = map[string][]string{
	"flux":                                {"flux/internal/..."},
	"flux/internal/cpu":                   {},
	"flux/internal/workers":               {},
	"flux/internal/guard":                 {},
	"flux/internal/pool":                  {},
	"flux/internal/tape":                  {},
	"flux/internal/goroutine":             {},
	"flux/internal/kernels":               {"flux/internal/cpu", "flux/internal/workers", "flux/internal/pool", "flux/internal/kernels/..."},
	"flux/internal/kernels/cell":          {"flux/internal/cpu", "flux/internal/workers", "flux/internal/pool", "flux/internal/kernels/gemm"},
	"flux/internal/kernels/cell/gen":      {},
	"flux/internal/kernels/attention":     {"flux/internal/cpu", "flux/internal/pool", "flux/internal/kernels/gemm"},
	"flux/internal/kernels/attention/gen": {},
	"flux/internal/kernels/update":        {"flux/internal/cpu", "flux/internal/workers"},
	"flux/internal/kernels/update/gen":    {},
	"flux/internal/kernels/row":           {"flux/internal/cpu", "flux/internal/workers", "flux/internal/pool"},
	"flux/internal/kernels/row/gen":       {},
	"flux/internal/kernels/vec":           {"flux/internal/cpu", "flux/internal/kernels"},
	"flux/internal/kernels/vec/gen":       {},
	"flux/nn":                             {"flux"},
	"flux/loss":                           {"flux"},
	"flux/data":                           {"flux", "flux/data/..."},
	"flux/data/digits":                    {"flux"},
	"flux/data/iris":                      {"flux"},
	"flux/optim":                          {"flux", "flux/nn", "flux/internal/kernels/update"},
	"flux/checkpoint":                     {"flux", "flux/nn"},
	"flux/train":                          {"flux", "flux/nn", "flux/loss", "flux/optim", "flux/data"},
	"viz":                                 {},
	"kernel/wire":                         {},
	"kernel/transport":                    {"kernel/wire"},
	"kernel":                              {"kernel/wire", "kernel/transport"},
	"kernel/kerneltest":                   {"kernel", "kernel/wire", "kernel/transport"},
	"kernel/nbformat":                     {},
	"interp/display":                      {},
	"interp/capture":                      {},
	"interp/symbols":                      {"flux/...", "viz", "interp/display"},
	"interp/check":                        {"interp/display", "interp/symbols"},
	"interp/magic":                        {"interp/check", "interp/display", "interp/symbols"},
	"interp/rewrite":                      {"interp/check", "interp/heap", "interp/display", "interp/symbols"},
	"interp/rewrite/generic/slices":       {},
	"interp/rewrite/generic/maps":         {},
	"interp/rewrite/generic/cmp":          {},
	"interp/rewrite/generic/sync":         {},
	"interp/rewrite/generic/iter":         {},
	"interp/rewrite/generic/errors":       {},
	"interp/heap":                         {},
	"interp/yaegi":                        {"interp/display", "interp/symbols"},
	"interp/native/cellrt":                {},
	"interp/native/source":                {"interp/check", "interp/heap"},
	"interp/native/toolchain":             {"interp/symbols"},
	"interp/native":                       {"interp/check", "interp/heap", "interp/native/cellrt", "interp/native/source", "interp/native/toolchain"},
	"interp/direct":                       {"interp/check", "interp/heap", "interp/native", "interp/symbols"},
	"interp/export":                       {"interp/check"},
	"interp":                              {"interp/..."},
	"interp/child":                        {"interp/..."},
	"cmd/fluxrepl":                        {"..."},
	"tests/arch":                          {},
	"tests/parity":                        {},
	"tests/arm64":                         {},
	"tests/misuse":                        {},
	"tests/clients":                       {},
	"tests/bench/peers/limits":            {},
	"tests/bench":                         {"..."},
	"tests/conformance":                   {},
	"tests/conformance/generate":          {},

	"flux/internal/kernels/random":     {"flux/internal/cpu", "flux/internal/workers"},
	"flux/internal/kernels/random/gen": {},

	"flux/internal/kernels/blas":     {},
	"flux/internal/kernels/gemm":     {"flux/internal/cpu", "flux/internal/workers", "flux/internal/pool", "flux/internal/kernels/blas"},
	"flux/internal/kernels/gemm/gen": {},

	"flux/internal/kernels/conv":     {"flux/internal/cpu", "flux/internal/workers", "flux/internal/pool", "flux/internal/kernels"},
	"flux/internal/kernels/conv/gen": {},

	"flux/internal/kernels/window":     {"flux/internal/cpu", "flux/internal/workers"},
	"flux/internal/kernels/window/gen": {},

	"interp/rewrite/generic/math/rand/v2": {},
}

// extra lists what test files may import beyond the doors of their package.
var extra = map[string][]string{
	"flux/internal/kernels/vec":  {"flux/internal/guard"},
	"flux/internal/kernels/row":  {"flux/internal/guard"},
	"flux/internal/kernels/gemm": {"flux/internal/guard"},

	"flux/internal/kernels/random": {"flux/internal/guard"},

	"flux/internal/kernels/conv": {"flux/internal/guard"},

	"flux/internal/kernels/window": {"flux/internal/guard"},

	"flux/internal/kernels/cell":      {"flux/internal/guard"},
	"flux/internal/kernels/attention": {"flux/internal/guard"},
	"flux/internal/kernels/update":    {"flux/internal/guard"},
	"kernel":                          {"kernel/kerneltest"},
	"kernel/transport":                {"kernel/kerneltest"},
	"flux/train":                      {"flux/checkpoint"},
	"interp/export":                   {"interp", "interp/display", "kernel/nbformat"},
	"interp":                          {"flux/...", "viz"},
	"interp/native/source":            {"interp/symbols"},
	"interp/native/toolchain":         {"flux", "interp/symbols"},
	"tests/parity":                    {"flux/..."},
	"tests/misuse":                    {"flux", "interp/symbols"},
	"tests/conformance":               {"interp/...", "kernel/nbformat", "tests/conformance/generate"},
	"viz":                             {"flux/..."},
}

// topLevel is what may stand beside go.mod.
var topLevel = map[string]bool{
	"go.mod": true, "go.sum": true, "LICENSE": true, "README.md": true, "ARCHITECTURE.md": true,
	"CONTRIBUTING.md": true, "SECURITY.md": true, "NEWS.md": true, "Makefile": true,
	"kernel": true, "interp": true, "flux": true, "viz": true, "notebooks": true,
	"cmd": true, "docker": true, "tests": true,
}

// cellPackages are the packages that a cell can import.
var cellPackages = []string{
	"flux", "flux/nn", "flux/loss", "flux/optim", "flux/data", "flux/train", "flux/checkpoint", "viz", "interp/display",
}
