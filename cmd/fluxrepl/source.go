package main

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"runtime"
	"strings"

	"fluxrepl/kernel/nbformat"
)

// parseDocument reads a notebook or Go source, by the file's extension or, if
// that says nothing, by its first character.
func parseDocument(name, ext string, r io.Reader) (*document, error) {
	if ext == ".ipynb" {
		return parseNotebook(name, r)
	}
	src, err := io.ReadAll(io.LimitReader(r, nbformat.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(src)) > nbformat.MaxSize {
		return nil, fmt.Errorf("%s: %w", name, &nbformat.SizeError{Limit: nbformat.MaxSize})
	}
	if ext != ".go" && bytes.HasPrefix(bytes.TrimSpace(src), []byte("{")) && bytes.Contains(src, []byte(`"nbformat"`)) {
		return parseNotebook(name, bytes.NewReader(src))
	}
	return parseSource(name, string(src))
}

func parseNotebook(name string, r io.Reader) (*document, error) {
	nb, err := nbformat.Read(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if lang := nb.Language(); lang != "" && !strings.EqualFold(lang, "go") {
		return nil, fmt.Errorf("%s: the notebook's language is %s: fluxrepl runs Go", name, lang)
	}
	return &document{Notebook: nb, name: name}, nil
}

// parseSource takes a program as one cell and a script as the cells that its
// markers divide.
func parseSource(name, src string) (*document, error) {
	doc := &document{Notebook: nbformat.New(), name: name}
	if pkg := packageName(src); pkg != "" {
		if pkg != "main" {
			return nil, fmt.Errorf("%s: package %s is no program: want package main, or a script of cells without a package clause", name, pkg)
		}
		doc.plain, doc.whole, doc.program = true, true, true
		doc.Add(nbformat.Code, src)
		return doc, nil
	}
	cells := splitCells(src)
	doc.plain = len(cells) == 1
	doc.whole = doc.plain
	for _, c := range cells {
		doc.Add(c.kind, c.source)
	}
	return doc, nil
}

// packageName returns the name in the package clause; "" if there is none.
func packageName(src string) string {
	f, err := parser.ParseFile(token.NewFileSet(), "", src, parser.PackageClauseOnly)
	if err != nil || f.Name == nil {
		return ""
	}
	return f.Name.Name
}

type scriptCell struct {
	kind   nbformat.Kind
	source string
}

// splitCells cuts a script at its lines "// %%". What stands before the first
// marker is a cell if it is not blank.
func splitCells(src string) []scriptCell {
	var cells []scriptCell
	current := scriptCell{kind: nbformat.Code}
	var b strings.Builder
	flush := func() {
		current.source = strings.Trim(b.String(), "\r\n")
		if current.kind == nbformat.Markdown {
			current.source = uncomment(current.source)
		}
		if strings.TrimSpace(current.source) != "" {
			cells = append(cells, current)
		}
		b.Reset()
	}
	for line := range strings.Lines(src) {
		title, ok := marker(line)
		if !ok {
			b.WriteString(line)
			continue
		}
		flush()
		current = scriptCell{kind: nbformat.Code}
		if strings.Contains(title, "[markdown]") {
			current.kind = nbformat.Markdown
		}
	}
	flush()
	return cells
}

// marker tells whether a line divides cells, and what stands behind it.
func marker(line string) (title string, ok bool) {
	rest, ok := strings.CutPrefix(line, "//")
	if !ok {
		return "", false
	}
	title, ok = strings.CutPrefix(strings.TrimLeft(rest, " "), "%%")
	return strings.TrimSpace(title), ok
}

func uncomment(src string) string {
	var b strings.Builder
	for line := range strings.Lines(src) {
		line = strings.TrimPrefix(line, "//")
		b.WriteString(strings.TrimPrefix(line, " "))
	}
	return b.String()
}

// kernelMetadata is what an executed notebook says about who ran it.
func kernelMetadata() nbformat.Kernel {
	return nbformat.Kernel{
		Name: kernelName, DisplayName: kernelDisplayName, Language: "go",
		Version:       strings.TrimPrefix(runtime.Version(), "go"),
		FileExtension: ".go", MIMEType: "text/x-go",
	}
}
