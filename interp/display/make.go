package display

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"os"
	"strings"
)

// MakeData returns data as mimeType, and as text/plain what fmt.Sprint makes of
// it, cut to a readable length. Bytes are summed up by their number instead.
func MakeData(mimeType string, data any) Data {
	text := ""
	if b, ok := data.([]byte); ok {
		text = fmt.Sprintf("%s, %d bytes", mimeType, len(b))
	} else {
		text = Text(data)
	}
	return MakeData3(mimeType, text, data)
}

// MakeData3 returns data as mimeType and plaintext as text/plain. If mimeType is
// text/plain itself, data wins.
func MakeData3(mimeType, plaintext string, data any) Data {
	return Data{Data: MIMEMap{MIMETypeText: plaintext, mimeType: data}}
}

// MIME returns the forms in data with their metadata, unchanged but for a
// text/plain form, which is added if there is none.
func MIME(data, metadata MIMEMap) Data {
	return withText(Data{Data: data, Metadata: metadata})
}

// Any returns data, a string or bytes, as mimeType. If mimeType is "", the type
// is guessed from the first bytes; anything that is neither string nor bytes is
// then shown as [Auto] would.
func Any(mimeType string, data any) Data {
	if mimeType != "" {
		return MakeData(mimeType, data)
	}
	switch x := data.(type) {
	case string:
		return MakeData(sniff([]byte(x)), x)
	case []byte:
		kind := sniff(x)
		if strings.HasPrefix(kind, "text/") {
			return MakeData(kind, string(x))
		}
		return MakeData(kind, x)
	}
	return Auto(data)
}

// sniff guesses a MIME type, without parameters such as the character set.
func sniff(data []byte) string {
	kind, _, _ := strings.Cut(http.DetectContentType(data), ";")
	return kind
}

// Auto returns data in the forms that [Of] finds; nil is the text "<nil>".
func Auto(data any) Data {
	if d, ok := Of(data); ok {
		return d
	}
	return MakeData(MIMETypeText, "<nil>")
}

// File returns the content of the file at path as mimeType, which is guessed if
// it is "". It panics with the *os.PathError if the file cannot be read.
func File(mimeType, path string) Data {
	b, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	if mimeType == "" {
		return Any("", b)
	}
	if isText(mimeType) {
		return MakeData(mimeType, string(b))
	}
	return MakeData(mimeType, b)
}

// isText reports whether a front end expects a form as a string, not base64.
func isText(mimeType string) bool {
	return strings.HasPrefix(mimeType, "text/") || mimeType == MIMETypeSVG || mimeType == MIMETypeJavaScript
}

// HTML returns a piece of HTML, to be put into the page as it is.
func HTML(html string) Data { return MakeData(MIMETypeHTML, html) }

// Markdown returns text that the front end renders as Markdown.
func Markdown(markdown string) Data { return MakeData(MIMETypeMarkdown, markdown) }

// JavaScript returns a script that the front end runs, if it trusts the notebook.
func JavaScript(javascript string) Data { return MakeData(MIMETypeJavaScript, javascript) }

// JSON returns a tree that the front end shows foldable.
func JSON(json map[string]any) Data { return MakeData(MIMETypeJSON, json) }

// Latex returns a formula set in the line; dollar signs around it may be left out.
func Latex(latex string) Data {
	return MakeData3(MIMETypeLatex, latex, "$"+strings.Trim(latex, "$")+"$")
}

// Math returns a formula on a line of its own.
func Math(latex string) Data {
	return MakeData3(MIMETypeLatex, latex, "$$"+strings.Trim(latex, "$")+"$$")
}

// PNG returns a picture from the bytes of a PNG file.
func PNG(png []byte) Data { return MakeData(MIMETypePNG, png) }

// JPEG returns a picture from the bytes of a JPEG file.
func JPEG(jpeg []byte) Data { return MakeData(MIMETypeJPEG, jpeg) }

// PDF returns a document from the bytes of a PDF file.
func PDF(pdf []byte) Data { return MakeData(MIMETypePDF, pdf) }

// SVG returns a picture from the text of an SVG file.
func SVG(svg string) Data { return MakeData(MIMETypeSVG, svg) }

// Image returns img as a PNG picture with its width and height in pixels as
// metadata. A picture that PNG cannot hold (no pixels, or more than 2^26) comes
// as text that says so.
func Image(img image.Image) Data {
	if img == nil {
		return MakeData(MIMETypeText, "<nil>")
	}
	size := img.Bounds().Size()
	text := fmt.Sprintf("%T, %d x %d pixels", img, size.X, size.Y)
	data, err := encodePNG(img)
	if err != nil {
		return MakeData(MIMETypeText, text+" ("+err.Error()+")")
	}
	d := MakeData3(MIMETypePNG, text, data)
	d.Metadata = MIMEMap{MIMETypePNG: pixels(size.X, size.Y)}
	return d
}

// maxPixels bounds what Image encodes: an image.Uniform claims 4e18 pixels.
const maxPixels = 1 << 26

// encodePNG returns the picture as the bytes of a PNG file.
func encodePNG(img image.Image) ([]byte, error) {
	size := img.Bounds().Size()
	if size.X <= 0 || size.Y <= 0 {
		return nil, &ImageError{Width: size.X, Height: size.Y, Why: "has no pixels"}
	}
	if size.X > maxPixels/size.Y {
		return nil, &ImageError{Width: size.X, Height: size.Y, Why: "has too many pixels to show"}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, fmt.Errorf("image of %d x %d pixels: %w", size.X, size.Y, err)
	}
	return b.Bytes(), nil
}

// pixels is the metadata of a picture.
func pixels(width, height int) MIMEMap {
	return MIMEMap{"width": width, "height": height}
}

// ImageError says why a picture cannot be shown.
type ImageError struct {
	Width, Height int    // in pixels
	Why           string // what is wrong with that size
}

func (e *ImageError) Error() string {
	return fmt.Sprintf("image of %d x %d pixels %s", e.Width, e.Height, e.Why)
}
