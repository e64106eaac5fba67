package toolchain

import (
	"strconv"
	"strings"
)

// mostDiagnostics bounds what one broken package can say.
const mostDiagnostics = 200

// diagnostics reads the compiler's output: lines "file:line:column: message",
// where the file's name is whatever a //line comment says and the column may be
// missing; a line that begins with a tab continues the message above. It returns
// nil if no line has a position: then the compiler failed in another way.
func diagnostics(output string) []Diagnostic {
	var list []Diagnostic
	found := false
	for row := range strings.Lines(output) {
		row = strings.TrimRight(row, "\r\n")
		if rest, ok := strings.CutPrefix(row, "\t"); ok && len(list) > 0 {
			list[len(list)-1].Message += "\n" + rest
			continue
		}
		if row == "" || strings.HasPrefix(row, "# ") || len(list) == mostDiagnostics {
			continue
		}
		d, ok := diagnostic(row)
		found = found || ok
		list = append(list, d)
	}
	if !found {
		return nil
	}
	return list
}

// diagnostic reads one line. The position ends at the first ": " that comes right
// after a number that comes after a colon, since a file's name may hold both.
func diagnostic(row string) (Diagnostic, bool) {
	for from := 0; ; {
		i := strings.Index(row[from:], ": ")
		if i < 0 {
			return Diagnostic{Message: row}, false
		}
		end := from + i
		if d, ok := position(row[:end]); ok {
			d.Message = row[end+2:]
			return d, true
		}
		from = end + 2
	}
}

// position reads "file:line:column" or "file:line".
func position(s string) (Diagnostic, bool) {
	file, last, ok := cutNumber(s)
	if !ok {
		return Diagnostic{}, false
	}
	if name, line, ok := cutNumber(file); ok {
		return Diagnostic{File: name, Line: line, Column: last}, true
	}
	return Diagnostic{File: file, Line: last}, true
}

// cutNumber splits "text:12" into both parts.
func cutNumber(s string) (string, int, bool) {
	i := strings.LastIndexByte(s, ':')
	if i <= 0 {
		return "", 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || n <= 0 {
		return "", 0, false
	}
	return s[:i], n, true
}
