package magic

import (
	"context"
	"fmt"
	"io"
	"os"
	"unicode/utf8"
)

var loadMagic = &Magic{
	Name: "%load", Args: "FILE", Takes: TakesFile,
	Short: "put the text of a file into this cell",
	Long:  "A front end without cells, such as a terminal, prints the text.",
	Run: func(_ context.Context, c *Call) error {
		name, err := c.one("file")
		if err != nil {
			return err
		}
		text, err := readText(c.path(name))
		if err != nil {
			return c.fail(err)
		}
		c.Session.Input("// %load "+name+"\n"+text, true)
		return nil
	},
}

// maxText bounds a file of source in bytes.
const maxText = 16 << 20

// readText reads a file of UTF-8 text.
func readText(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(io.LimitReader(f, maxText+1))
	switch {
	case err != nil:
		return "", err
	case len(b) > maxText:
		return "", fmt.Errorf("%s has more than %s", path, size(maxText))
	case !utf8.Valid(b):
		return "", fmt.Errorf("%s is not text in UTF-8", path)
	}
	return string(b), nil
}
