package export_test

import (
	"errors"
	"strings"
	"testing"

	"fluxrepl/interp"
	"fluxrepl/interp/export"
)

const cellMark = "\n// %%\n"

// FuzzProgram: whatever the cells are, they are written or refused, and what
// is written parses.
func FuzzProgram(f *testing.F) {
	for _, s := range sequences {
		f.Add(strings.Join(s.cells, cellMark))
	}
	f.Fuzz(func(t *testing.T, src string) {
		var cells []export.Cell
		for i, c := range strings.Split(src, cellMark) {
			cells = append(cells, export.Cell{Number: i + 1, Source: c})
		}
		_, err := interp.Program(cells, export.Options{Source: "/nowhere"})
		if _, refused := errors.AsType[*export.CellError](err); refused {
			return
		}
		if _, absent := errors.AsType[*export.SourceError](err); absent {
			return
		}
		if err != nil {
			t.Errorf("%v\n%s", err, src)
		}
	})
}
