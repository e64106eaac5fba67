package check

import (
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// maxPaths bounds the files that are offered, and maxListed those that are
// looked at.
const (
	maxPaths  = 200
	maxListed = 10000
)

// CompletePath returns the files and folders whose names begin with what stands
// in a string literal before the cursor, a byte offset in src; relative paths
// begin in dir, or in the process's folder if that is empty. It reports false
// outside of string literals, in import paths, and where there are no such files.
func CompletePath(src string, cursor int, dir string) (Completion, bool) {
	cursor = min(max(cursor, 0), len(src))
	lit, ok := stringAt(src, cursor)
	if !ok {
		return Completion{}, false
	}
	typed := src[lit.start+1 : cursor]
	folder, name := "", typed
	if i := strings.LastIndexAny(typed, `/`+string(filepath.Separator)); i >= 0 {
		folder, name = typed[:i+1], typed[i+1:]
	}
	out := Completion{Start: cursor - len(name), End: nameEnd(src, cursor, lit)}
	for _, e := range entries(dir, folder) {
		text := e.Name()
		if !strings.HasPrefix(text, name) || strings.HasPrefix(text, ".") && !strings.HasPrefix(name, ".") {
			continue
		}
		if src[lit.start] == '"' {
			quoted := strconv.Quote(text)
			text = quoted[1 : len(quoted)-1]
		}
		if e.IsDir() {
			text += "/"
		}
		out.Items = append(out.Items, Item{Text: text, Kind: "path"})
		if len(out.Items) == maxPaths {
			break
		}
	}
	return out, len(out.Items) > 0
}

// stringAt finds the string literal, not an import path, that the cursor is in.
func stringAt(src string, cursor int) (lexeme, bool) {
	if at := locate(src, cursor); !at.nowhere {
		return lexeme{}, false
	}
	for _, t := range scan(src) {
		if t.tok == token.STRING && t.start < cursor && within(t, src, cursor) {
			return t, true
		}
	}
	return lexeme{}, false
}

// nameEnd is where the part of a path ends that the cursor is in.
func nameEnd(src string, cursor int, lit lexeme) int {
	end := lit.end
	if n := lit.end - lit.start; n > 1 && src[lit.end-1] == src[lit.start] {
		end--
	}
	end = max(end, cursor)
	if i := strings.IndexAny(src[cursor:end], "/\n"); i >= 0 {
		end = cursor + i
	}
	return end
}

// entries lists a folder in alphabetical order, folders first.
func entries(dir, folder string) []os.DirEntry {
	path := filepath.FromSlash(folder)
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	if path == "" {
		path = "."
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }()
	list, _ := f.ReadDir(maxListed) // of a folder that cannot be read, what was
	sort.Slice(list, func(i, j int) bool {
		if a, b := list[i].IsDir(), list[j].IsDir(); a != b {
			return a
		}
		return list[i].Name() < list[j].Name()
	})
	return list
}
