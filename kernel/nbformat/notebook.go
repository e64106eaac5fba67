package nbformat

// Object is a JSON object of which this package need not know the fields.
// Numbers in it are [encoding/json.Number], so that they are written as they
// were read.
type Object = map[string]any

// The version that [Notebook.Write] writes.
const (
	Major = 4
	Minor = 5
)

// Notebook is a notebook document of major version 4.
type Notebook struct {
	Minor    int     // minor version of the format; written as at least 5
	Metadata Object  // kernelspec, language_info and whatever else the file had
	Cells    []*Cell // in reading order
	Extra    Object  // fields of the top level that version 4.5 does not have
}

// Kind is the kind of a cell.
type Kind string

// The three kinds of cells.
const (
	Code     Kind = "code"
	Markdown Kind = "markdown"
	Raw      Kind = "raw"
)

// Cell is one cell of a notebook.
type Cell struct {
	Kind        Kind
	ID          string // letters, digits, - and _, at most 64; empty = given on writing
	Source      string
	Metadata    Object
	Attachments Object    // file name → MIME bundle; markdown and raw cells only
	Outputs     []*Output // code cells only
	Count       int       // execution count of a code cell; 0 = not run
	Extra       Object    // fields that version 4.5 does not have
}

// New returns an empty notebook of version 4.5.
func New() *Notebook { return &Notebook{Minor: Minor, Metadata: Object{}} }

// Add appends a cell of a kind with a source and returns it.
func (nb *Notebook) Add(kind Kind, source string) *Cell {
	c := &Cell{Kind: kind, Source: source, Metadata: Object{}}
	nb.Cells = append(nb.Cells, c)
	return c
}

// Kernel describes the kernel that ran a notebook, as its metadata names it.
type Kernel struct {
	Name          string // of the kernelspec, e.g. "fluxrepl"
	DisplayName   string // what a user reads, e.g. "Go (fluxrepl)"
	Language      string // "go"
	Version       string // of the language, e.g. "1.26"
	FileExtension string // ".go"
	MIMEType      string // "text/x-go"
}

// SetKernel writes kernelspec and language_info into the notebook's metadata.
// Fields of those two objects that k does not have are dropped, since they
// described another kernel.
func (nb *Notebook) SetKernel(k Kernel) {
	if nb.Metadata == nil {
		nb.Metadata = Object{}
	}
	nb.Metadata["kernelspec"] = Object{
		"name": k.Name, "display_name": k.DisplayName, "language": k.Language,
	}
	nb.Metadata["language_info"] = Object{
		"name": k.Language, "version": k.Version, "file_extension": k.FileExtension,
		"mimetype": k.MIMEType, "codemirror_mode": k.Language,
		"pygments_lexer": k.Language, "nbconvert_exporter": "script",
	}
}

// Language returns the language of the code cells in lower case letters as the
// metadata names it, "" if it does not.
func (nb *Notebook) Language() string {
	if name := lookup(nb.Metadata, "language_info", "name"); name != "" {
		return name
	}
	return lookup(nb.Metadata, "kernelspec", "language")
}

func lookup(o Object, object, field string) string {
	inner, _ := o[object].(Object)
	s, _ := inner[field].(string)
	return s
}

// Title returns the text of the first heading of the first markdown cell that
// has one, without its marks; "" if there is none.
func (nb *Notebook) Title() string {
	for _, c := range nb.Cells {
		if c.Kind != Markdown {
			continue
		}
		if t := firstHeading(c.Source); t != "" {
			return t
		}
	}
	return ""
}
