package nbformat

import "fmt"

// Validate checks the notebook against the parts of the 4.5 schema that its Go
// form can break: the kinds of cells and outputs, ids (well formed, unique),
// attachments and outputs in the right kind of cell, names of streams, counts,
// and MIME bundles (strings, but for JSON types). It returns nil or a
// *[FormatError] that names every cell and field.
func (nb *Notebook) Validate() error {
	var p checker
	seen := make(map[string]int, len(nb.Cells))
	for i, c := range nb.Cells {
		p.cell, p.id = i+1, ""
		if c == nil {
			p.complain("", "nil")
			continue
		}
		p.id = c.ID
		p.checkID(c.ID, seen)
		p.checkCell(c)
		for j, o := range c.Outputs {
			p.checkOutput(o, fmt.Sprintf("outputs[%d]", j))
		}
	}
	if len(p.problems) > 0 {
		return &FormatError{p.problems}
	}
	return nil
}

func (p *checker) checkID(id string, seen map[string]int) {
	switch first := seen[id]; {
	case id == "":
		p.complain("id", "missing")
	case !validID(id):
		p.complain("id", "want 1 to %d letters, digits, - or _", maxID)
	case first > 0:
		p.complain("id", "same as that of cell %d", first)
	default:
		seen[id] = p.cell
	}
}

func (p *checker) checkCell(c *Cell) {
	switch c.Kind {
	case Code:
		if c.Attachments != nil {
			p.complain("attachments", "a code cell has none")
		}
	case Markdown, Raw:
		if len(c.Outputs) > 0 {
			p.complain("outputs", "a %s cell has none", c.Kind)
		}
		if c.Count != 0 {
			p.complain("execution_count", "a %s cell has none", c.Kind)
		}
	default:
		p.complain("cell_type", `want "code", "markdown" or "raw", got %q`, c.Kind)
	}
	if c.Count < 0 {
		p.complain("execution_count", "want ≥ 0, got %d", c.Count)
	}
	for name, v := range c.Attachments {
		b, ok := v.(Object)
		if !ok {
			p.complain("attachments."+name, "want an object, got %s", kindOf(v))
			continue
		}
		p.checkBundle(b, "attachments."+name)
	}
}

func (p *checker) checkOutput(o *Output, field string) {
	if o == nil {
		p.complain(field, "nil")
		return
	}
	switch o.Kind {
	case Stream:
		if o.Name == "" {
			p.complain(field+".name", `want "stdout" or "stderr", got ""`)
		}
	case DisplayData, ExecuteResult:
		p.checkBundle(o.Data, field+".data")
		if o.Count < 0 {
			p.complain(field+".execution_count", "want ≥ 0, got %d", o.Count)
		}
	case "":
		p.complain(field+".output_type", "missing")
	}
}

func (p *checker) checkBundle(b Object, field string) {
	for mime, v := range b {
		if _, ok := v.(string); !ok && !isJSON(mime) {
			p.complain(field+"."+mime, "want a string, got %s", kindOf(v))
		}
	}
}
