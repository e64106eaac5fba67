package interp

import (
	"fluxrepl/interp/display"
	"fluxrepl/interp/yaegi"
)

// formOf is display.Of in a cell: it sees the methods of cells' types.
func formOf(v any) (display.Data, bool) {
	if b, ok := yaegi.Open(v).(yaegi.Box); ok {
		return lookOf(b), true
	}
	return display.Of(v)
}

// autoForm is display.Auto in a cell.
func autoForm(v any) display.Data {
	if d, ok := formOf(v); ok {
		return d
	}
	return display.Auto(v)
}

// anyForm is display.Any in a cell.
func anyForm(mimeType string, v any) display.Data {
	if _, ok := yaegi.Open(v).(yaegi.Box); ok && mimeType == "" {
		return autoForm(v)
	}
	return display.Any(mimeType, v)
}
