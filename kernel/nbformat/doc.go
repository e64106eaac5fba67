// Package nbformat reads, checks, writes and prints Jupyter notebooks.
//
// A notebook file is a JSON object with a list of cells. This package knows
// major version 4 of that format: it reads the minor versions 4.0 to 4.5 (and
// later ones, whose new fields it keeps without knowing them) and writes 4.5,
// in the layout that Jupyter itself writes: keys sorted, one blank of
// indentation, text as a list of lines, pictures as one base64 string. Reading
// a file and writing it again therefore changes no more than Jupyter would.
//
// The life of a notebook here:
//
//	nb, err := nbformat.ReadFile("a.ipynb")   // *SyntaxError, *VersionError, *FormatError
//	for _, c := range nb.Cells { … }           // run them, fill c.Outputs by a Recorder
//	err = nb.WriteFile("b.ipynb")              // ids are given to cells that lack one
//	err = nbformat.WriteHTML(w, nb, nbformat.Page{Title: "A first model"})
//
// What a reader does not know it keeps: notebook and cell metadata, cell
// attachments, fields and kinds of output that a later minor version adds.
//
// Input is not trusted: its size is bounded by [MaxSize], nesting by the JSON
// decoder, and every complaint names the cell and the field it is about. The
// page made by [WriteHTML] holds no script of its own, and HTML written inside
// markdown cells is shown as text but for a few tags that only set type; see
// [Page] for what happens to HTML outputs.
//
// The format is described at nbformat.readthedocs.io, "The notebook file
// format", and by the JSON schema nbformat.v4.5.schema.json there.
package nbformat
