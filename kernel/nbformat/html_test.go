package nbformat

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

func page(t *testing.T, nb *Notebook, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteHTML(&b, nb, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPageHoldsNoScriptAndAsksNobody(t *testing.T) {
	html := page(t, read(t, "jupyter.ipynb"), Page{TrustHTML: true})
	for _, bad := range []string{"<script", "<link", "@import", "url(", `src="http`} {
		if strings.Contains(html, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, want := range []string{"<title>A first model</title>", "prefers-color-scheme: dark", "&lt;script&gt;", "<table>"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestMarkdownPage(t *testing.T) {
	assets := fstest.MapFS{"pics/a b.png": {Data: []byte("png")}}
	for name, c := range map[string]struct{ in, want, not string }{
		"heading":          {"# A & B", `A &amp; B</h1>`, ""},
		"plain tags":       {"x<sup>2</sup><br/>", "x<sup>2</sup><br/>", ""},
		"tag with a rider": {`<b onclick="x">b</b>`, `&lt;b onclick=`, "<b onclick"},
		"script block":     {"<script>\nalert(1)\n</script>", "&lt;script&gt;", "<script>"},
		"iframe":           {`a <iframe src="x"></iframe>`, "&lt;iframe", "<iframe"},
		"comment":          {"a <!-- <img src=x> --> b", "a  b", "img"},
		"split tag":        {"<<b>script>", "&lt;", "<script"},
		"script link":      {"[x](javascript:alert(1))", "x", "javascript"},
		"script picture":   {"![x](javascript:alert(1))", `<img src="" alt="x">`, "javascript"},
		"quote in picture": {`![a"b](<c"d.png>)`, `alt="a&#34;b"`, `c"d`},
		"asset":            {"![x](pics/a%20b.png)", `src="data:image/png;base64,cG5n"`, ""},
		"outside asset":    {"![x](../secret.png)", `src="../secret.png"`, "data:"},
		"no asset":         {"![x](gone.png)", `src="gone.png"`, "data:"},
		"attachment":       {"![x](attachment:y.png)", `src="data:image/png;base64,QUFB"`, ""},
		"code":             {"```go\nvar x int\n```", `<span class="ck">var</span>`, ""},
		"unknown language": {"```nope\n<x>\n```", "<pre><code>&lt;x&gt;</code></pre>", ""},
		"table":            {"|a|\n|-|\n|b|", "<td>b</td>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := setter{page: Page{Assets: assets}}
			got := string(s.markdown(c.in, Object{"y.png": Object{"image/png": "QUFB"}}))
			if !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
				t.Errorf("%q gives %q, want %q in it and not %q", c.in, got, c.want, c.not)
			}
		})
	}
}

func TestHeadingsAreUniqueOverThePage(t *testing.T) {
	nb := New()
	nb.Add(Markdown, "## Part")
	nb.Add(Markdown, "## Part")
	html := page(t, nb, Page{})
	if !strings.Contains(html, `id="part"`) || !strings.Contains(html, `id="part-1"`) {
		t.Errorf("got %s", html)
	}
}

func TestOutputsOnThePage(t *testing.T) {
	png := Object{"image/png": "QUFB\n", "text/plain": "figure <1>\nmore", "text/html": "<i>h</i>"}
	for name, c := range map[string]struct {
		out         *Output
		trust       bool
		class, want string
	}{
		"stream":         {&Output{Kind: Stream, Name: "stdout", Text: "<a>\n"}, false, "stream", "<pre>&lt;a&gt;</pre>"},
		"stderr":         {&Output{Kind: Stream, Name: "stderr", Text: "w"}, false, "stream stderr", "<pre>w</pre>"},
		"picture first":  {&Output{Kind: DisplayData, Data: png}, true, "picture", `<img src="data:image/png;base64,QUFB" alt="figure &lt;1&gt;">`},
		"picture's size": {&Output{Kind: DisplayData, Data: png, Metadata: Object{"image/png": Object{"width": 10, "height": 1e9}}}, true, "picture", `<img src="data:image/png;base64,QUFB" alt="figure &lt;1&gt;" width="10">`},
		"hostile base64": {&Output{Kind: DisplayData, Data: Object{"image/png": `A"onload=x`}}, false, "picture", `<img src="data:image/png;base64,Aonload=x" alt="">`},
		"svg":            {&Output{Kind: DisplayData, Data: Object{"image/svg+xml": "<svg/>"}}, false, "picture", `<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="">`},
		"html trusted":   {&Output{Kind: ExecuteResult, Data: Object{"text/html": "<i>h</i>", "text/plain": "h"}}, true, "value", "<i>h</i>"},
		"html untrusted": {&Output{Kind: ExecuteResult, Data: Object{"text/html": "<i>h</i>", "text/plain": "h"}}, false, "value", "<pre>h</pre>"},
		"markdown":       {&Output{Kind: ExecuteResult, Data: Object{"text/markdown": "*h*"}}, false, "value", "<p><em>h</em></p>\n"},
		"latex":          {&Output{Kind: ExecuteResult, Data: Object{"text/latex": "$x<y$"}}, false, "value", "<pre>$x&lt;y$</pre>"},
		"json":           {&Output{Kind: ExecuteResult, Data: Object{"application/json": []any{}}}, false, "value", "<pre><code>[]</code></pre>"},
		"unknown types":  {&Output{Kind: ExecuteResult, Data: Object{"b/b": "", "a/<": ""}}, false, "value", "<pre>[a/&lt;, b/b]</pre>"},
		"nothing":        {&Output{Kind: ExecuteResult, Data: Object{}}, false, "", ""},
		"unknown kind":   {&Output{Kind: "hologram"}, false, "", ""},
		"error":          {&Output{Kind: ErrorOutput, EName: "panic", EValue: "<x>"}, false, "error", `<pre><span class="ename">panic</span>: &lt;x&gt;</pre>`},
		"traceback":      {&Output{Kind: ErrorOutput, Traceback: []string{"\x1b[31ma\x1b[0m", "b"}}, false, "error", "<pre><span class=\"f1\">a</span>\nb</pre>"},
	} {
		t.Run(name, func(t *testing.T) {
			s := setter{page: Page{TrustHTML: c.trust}}
			got := s.output(c.out)
			if got.Class != c.class || strings.TrimSuffix(string(got.Body), "") != c.want {
				t.Errorf("got %q %q, want %q %q", got.Class, got.Body, c.class, c.want)
			}
		})
	}
}

func TestANSI(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":            {"a<b", "a&lt;b"},
		"colour":           {"\x1b[1;31mx\x1b[0my", `<span class="b f1">x</span>y`},
		"bright":           {"\x1b[92mx", `<span class="f10">x</span>`},
		"palette":          {"\x1b[38;5;208mx", `<span style="color:#ff8700">x</span>`},
		"grey":             {"\x1b[38;5;232mx", `<span style="color:#080808">x</span>`},
		"true colour":      {"\x1b[48;2;1;2;300mx", `<span style="background:#0102ff">x</span>`},
		"named background": {"\x1b[44mx", `<span style="background:var(--a4)">x</span>`},
		"inverse":          {"\x1b[7mx\x1b[27my", `<span style="color:var(--paper);background:var(--ink)">x</span>y`},
		"reset by nothing": {"\x1b[3;4;9;2mx\x1b[my", `<span class="d i u x">x</span>y`},
		"back to default":  {"\x1b[31;41mx\x1b[39;49my", `<span class="f1" style="background:var(--a1)">x</span>y`},
		"over lines":       {"\x1b[31ma\nb", "<span class=\"f1\">a</span>\n<span class=\"f1\">b</span>"},
		"carriage return":  {"10%\r\x1b[32m50%\r99%\ndone", "<span class=\"f2\">99%</span>\n<span class=\"f2\">done</span>"},
		"windows line":     {"a\r\nb", "a\nb"},
		"cursor moves":     {"\x1b[2K\x1b[1Ax\x1b]0;title\x07y\x1b]8;;u\x1b\\z", "xyz"},
		"cut off":          {"x\x1b[31", "x"},
		"escape alone":     {"x\x1b", "x"},
		"bad codes":        {"\x1b[38;5mx\x1b[38mx\x1b[x;99999999999999999999mz", `<span class="f0">x</span>x;99999999999999999999mz`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := string(ansiHTML(c.in)); got != c.want {
				t.Errorf("%q gives %q, want %q", c.in, got, c.want)
			}
		})
	}
}
