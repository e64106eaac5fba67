package source

import (
	"fmt"
	"go/token"
	"net/url"
	"strings"
)

const cellSuffix = ".cell"

// FileName is the name of the file that line directives say a cell is.
func FileName(cell string) string {
	return strings.ReplaceAll(url.QueryEscape(cell), "*", "%2A") + cellSuffix
}

// CellName is the name of the cell that a file name of a stack means; ok is
// false for other files.
func CellName(file string) (cell string, ok bool) {
	file, ok = strings.CutSuffix(file[strings.LastIndexByte(file, '/')+1:], cellSuffix)
	if !ok {
		return "", false
	}
	cell, err := url.QueryUnescape(file)
	return cell, err == nil
}

// mark is a line directive for what follows.
func (w *writer) mark(pos token.Pos) string {
	if !pos.IsValid() {
		return ""
	}
	line, col := w.cell.Position(pos)
	w.at = line
	return fmt.Sprintf("/*line %s:%d:%d*/", FileName(w.cell.Name), line, col)
}

// moved is a line directive if pos is on another line than what was written
// before.
func (w *writer) moved(pos token.Pos) string {
	if !pos.IsValid() {
		return ""
	}
	if line, _ := w.cell.Position(pos); line == w.at {
		return ""
	}
	return w.mark(pos)
}
