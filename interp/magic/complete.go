package magic

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"fluxrepl/interp/check"
)

// Complete offers the names of magics and their arguments at cursor, a byte
// offset in src; dir is the session's folder. It reports false where Go, or
// nothing, is to be completed.
func Complete(src string, cursor int, dir string) (check.Completion, bool) {
	cursor = min(max(cursor, 0), len(src))
	start := strings.LastIndexByte(src[:cursor], '\n') + 1
	line := strings.TrimLeft(src[start:cursor], " \t")
	from := cursor - len(line)
	if m, body := bodyAt(src, start); body {
		if m != nil && m.HoldsGo() {
			return check.Completion{}, false
		}
		return files(line, cursor, dir, false), true
	}
	if line == "" || strings.IndexByte("%!?$", line[0]) < 0 || !boundary(src[:start]) {
		return check.Completion{}, false
	}
	if line[0] == '!' || line[0] == '$' {
		return files(line[1:], cursor, dir, false), true
	}
	name, args, hasArgs := strings.Cut(line, " ")
	if !hasArgs && line[0] == '%' {
		return magicNames(line, from, cursor, strings.TrimSpace(src[:start]) == ""), true
	}
	m := Lookup(name)
	if m == nil {
		return check.Completion{}, false
	}
	switch m.Takes {
	case TakesFile:
		return files(args, cursor, dir, false), true
	case TakesDir:
		return files(args, cursor, dir, true), true
	case TakesEnv:
		return words1(environmentNames(), args, cursor, "variable"), true
	case TakesEngine:
		return words1(engineNames, args, cursor, "engine"), true
	case TakesMagic:
		return words1(allNames(), args, cursor, "magic"), true
	}
	return check.Completion{}, false
}

// bodyAt returns the magic in whose cell the line at start is.
func bodyAt(src string, start int) (m *Magic, body bool) {
	p, ok, err := cellMagic(src)
	if err != nil || !ok {
		return nil, false
	}
	return p.Magic, start >= len(src)-len(p.Body)
}

// boundary reports whether a statement may begin behind text that ends with
// its line.
func boundary(text string) bool {
	s := &splitter{src: []byte(text), line: 1}
	for off := 0; off < len(s.src); {
		start, first := s.next(off)
		if start == len(s.src) {
			return true
		}
		if first {
			if _, end, err := s.magicAt(start); err != nil {
				off = start + len(restOfLine(s.src[start:]))
				continue
			} else if end > 0 {
				off = end
				continue
			}
		}
		var closed bool
		if off, closed = scanStatement(s.src, start); !closed {
			return false
		}
	}
	return true
}

func allNames() []string {
	var out []string
	for _, m := range registry {
		out = append(out, m.Name)
	}
	return out
}

// magicNames offers magics; those that take a cell only on its first line.
func magicNames(typed string, from, cursor int, head bool) check.Completion {
	out := check.Completion{Start: from, End: cursor}
	for _, m := range registry {
		if strings.HasPrefix(m.Name, typed) && (head || !m.IsCell()) {
			out.Items = append(out.Items, check.Item{Text: m.Name, Kind: "magic", Type: m.Usage(), Doc: m.Short})
		}
	}
	slices.SortFunc(out.Items, func(a, b check.Item) int { return strings.Compare(a.Text, b.Text) })
	return out
}

func environmentNames() []string {
	var out []string
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		out = append(out, name)
	}
	return out
}

// words1 offers words for the last one of the arguments.
func words1(list []string, args string, cursor int, kind string) check.Completion {
	typed := args[strings.LastIndexByte(args, ' ')+1:]
	out := check.Completion{Start: cursor - len(typed), End: cursor}
	for _, w := range list {
		if strings.HasPrefix(w, typed) {
			out.Items = append(out.Items, check.Item{Text: w, Kind: kind})
		}
	}
	slices.SortFunc(out.Items, func(a, b check.Item) int { return strings.Compare(a.Text, b.Text) })
	return out
}

// maxPaths bounds the files that are offered.
const maxPaths = 200

// files offers paths for the last word of the arguments.
func files(args string, cursor int, dir string, foldersOnly bool) check.Completion {
	typed := args[strings.LastIndexAny(args, " \t=\"'")+1:]
	folder, base := filepath.Split(typed)
	out := check.Completion{Start: cursor - len(base), End: cursor}
	d, err := os.Open(resolve(dir, folder))
	if err != nil {
		return out
	}
	defer func() { _ = d.Close() }()
	entries, err := d.ReadDir(maxFiles) // a folder of millions is not read to its end
	if err != nil {
		return out
	}
	for _, e := range entries {
		name := e.Name()
		hidden := strings.HasPrefix(name, ".") && !strings.HasPrefix(base, ".")
		if hidden || !strings.HasPrefix(name, base) || !utf8.ValidString(name) {
			continue
		}
		isDir := e.IsDir()
		if e.Type()&os.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(d.Name(), name))
			isDir = err == nil && info.IsDir()
		}
		switch {
		case isDir:
			out.Items = append(out.Items, check.Item{Text: name + "/", Kind: "folder"})
		case !foldersOnly:
			out.Items = append(out.Items, check.Item{Text: name, Kind: "file"})
		}
	}
	slices.SortFunc(out.Items, func(a, b check.Item) int { return strings.Compare(a.Text, b.Text) })
	out.Items = out.Items[:min(len(out.Items), maxPaths)]
	return out
}

// Go returns the Go of a cell that is being typed, and blanks for the rest, so
// that offsets stay. A misuse of magics is passed over.
func Go(src string, known func(string) Meaning) string {
	parts, err := Split(src, known)
	if err == nil {
		return blankBut(src, parts, func(m *Magic) bool { return m.Takes == TakesGo || m.Takes == TakesName })
	}
	var b strings.Builder
	for line := range strings.SplitAfterSeq(src, "\n") {
		if t := strings.TrimLeft(line, " \t"); t != "" && strings.IndexByte("%!?$", t[0]) >= 0 {
			line = blank(line)
		}
		b.WriteString(line)
	}
	return b.String()
}

// Ends says whether a cell that is typed line by line is known to be complete
// or to go on because of a magic; else its Go decides.
func Ends(src string) (complete, known bool) {
	if p, ok, err := cellMagic(src); err != nil {
		return true, true // to be told what is wrong
	} else if ok {
		lines := strings.Split(p.Body, "\n")
		return len(lines) > 1 && strings.TrimSpace(lines[len(lines)-1]) == "", true
	}
	last := src[strings.LastIndexByte(src, '\n')+1:]
	if t := strings.TrimSpace(last); strings.HasSuffix(t, "\\") {
		return false, true
	}
	return false, false
}

// At returns the magic whose name is at cursor, nil if there is none.
func At(src string, cursor int) *Magic {
	cursor = min(max(cursor, 0), len(src))
	start := strings.LastIndexByte(src[:cursor], '\n') + 1
	line := string(restOfLine([]byte(src[start:])))
	trimmed := strings.TrimLeft(line, " \t")
	name, _, _ := strings.Cut(trimmed, " ")
	name = strings.TrimRight(name, "?\r")
	if end := start + len(line) - len(trimmed) + len(name); !strings.HasPrefix(name, "%") || cursor > end || !boundary(src[:start]) {
		return nil
	}
	return Lookup(name)
}
