"""Jupyter's own kernel test suite (jupyter_kernel_test) against fluxrepl.

Run by kernel_test.go with JUPYTER_PATH pointing at an installed kernelspec:
    python3 kernel_test.py
Every test of the suite is fed with samples, so none of them skips.
"""
import unittest

import jupyter_kernel_test


class FluxreplTests(jupyter_kernel_test.KernelTests):
    kernel_name = "fluxrepl"
    language_name = "go"
    file_extension = ".go"

    code_hello_world = 'fmt.Println("hello, world")'
    code_stderr = 'fmt.Fprintln(os.Stderr, "to stderr")'
    completion_samples = [
        {"text": "strings.Rep", "matches": {"Repeat", "Replace", "ReplaceAll", "Replacer"}},
        {"text": "nn.Dense", "matches": {"Dense", "DenseLayer", "DenseOption"}},
    ]
    complete_code_samples = ["1+1", "x := 1", "func f() int { return 1 }", "// a comment", "for i := 0; i < 3; i++ {\n}"]
    incomplete_code_samples = ["func f() {", "x := []int{1,", "s := `raw", "1 +"]
    invalid_code_samples = ["x := )", "func 1f() {}"]
    code_generate_error = 'panic("boom")'
    code_execute_result = [
        {"code": "1+2+3", "result": "6"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "[]int{1, 2}", "result": "[1 2]"},
    ]
    code_display_data = [
        {"code": 'display.Show(display.HTML("<b>bold</b>"))', "mime": "text/html"},
        {"code": "display.Show(image.NewGray(image.Rect(0, 0, 4, 4)))", "mime": "image/png"},
    ]
    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")
    code_page_something = "?fmt.Println"
    code_inspect_sample = "fmt.Println"
    code_clear_output = "display.Clear(false)"


if __name__ == "__main__":
    unittest.main(verbosity=2)
