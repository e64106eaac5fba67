//go:build !race

package magic

// sampling says that lines of interpreted cells are looked at while they run.
const sampling = true
