package main

import (
	"fmt"
	"os"
	"strings"
)

// The marks in README.md between which a run of everything writes its table.
const (
	tableBegins = "<!-- written by make bench-peers -->\n"
	tableEnds   = "<!-- end -->\n"
)

// shown are the entries of that table, in words.
var shown = []struct{ name, words string }{
	{"sgemm_512", "product of 512×512 matrices"},
	{"sgemm_2048", "product of 2048×2048 matrices"},
	{"conv_n8_c64_o64_k3_56_fwdbwd", "convolution 64→64, 3×3, 56×56, batch 8, with gradients"},
	{"tanh_1e6", "tanh of a million numbers"},
	{"softmax_128x1000", "softmax, 128 rows of 1000"},
	{"layernorm_512x768_fwdbwd", "layer norm, 512 rows of 768, with gradients"},
	{"batchnorm_32x64x32x32_fwdbwd", "batch norm, 32 images of 64×32×32, with gradients"},
	{"lstm_t50_b32_h128_fwdbwd", "LSTM, 50 steps, batch 32, 128 units, with gradients"},
	{"mha_b8_t128_d256_h8_fwdbwd", "attention, 8 heads, 128 steps of 256, batch 8, with gradients"},
	{"adam_step_1e7", "Adam, ten million parameters"},
	{"train_xor_2_8_2_b4_sgd", "training step: network 2-8-2, batch 4"},
	{"train_mlp_b1_sgd", "training step: network 784-256-10, batch 1"},
	{"train_mlp_b16_sgd", "training step: network 784-256-10, batch 16"},
	{"train_mlp_b128_sgd", "training step: network 784-256-10, batch 128"},
	{"train_lenet_b64_sgd", "training step: LeNet, batch 64"},
	{"train_resnet8_b32_sgdm", "training step: ResNet-8, batch 32"},
	{"train_gpt_l4_d128_t64_b32_adam", "training step: transformer of 4 layers, 64 characters, batch 32"},
	{"infer_mlp_b1_jit", "inference: network 784-256-10, batch 1 (PyTorch traced)"},
	{"infer_lenet_b64_jit", "inference: LeNet, batch 64 (PyTorch traced)"},
}

// markdown returns the table for README.md: one thread with times, other numbers
// of threads with the ratio alone.
func (r *results) markdown(threads []int) string {
	rows := map[string]result{}
	for _, row := range r.rows {
		rows[row.key] = row
	}
	var b strings.Builder
	fmt.Fprintf(&b, "| %v, %v | flux | PyTorch %v |", r.Meta["cpu"], r.Meta["date"], r.Meta["torch"])
	for _, n := range threads {
		fmt.Fprintf(&b, " times as fast, %d %s |", n, plural(n, "thread"))
	}
	b.WriteString("\n|---|" + strings.Repeat("---:|", 2+len(threads)) + "\n")
	for _, s := range shown {
		first, ok := rows[key(s.name, threads[0])]
		if !ok {
			continue
		}
		fmt.Fprintf(&b, "| %s | %s | %s |", s.words, seconds(first.ours), seconds(first.peer))
		for _, n := range threads {
			fmt.Fprintf(&b, " %.2f |", rows[key(s.name, n)].ratio())
		}
		b.WriteByte('\n')
	}
	met, all := r.goals()
	fmt.Fprintf(&b, "\n%d of %d goals are met; [all entries](tests/bench/peers.txt), pictures:", met, all)
	for i, n := range threads {
		file, comma := "", ","
		if i > 0 {
			file = fmt.Sprintf("-t%d", n)
		}
		if i == len(threads)-1 {
			comma = "."
		}
		fmt.Fprintf(&b, " [%d %s](tests/bench/peers%s.png)%s", n, plural(n, "thread"), file, comma)
	}
	b.WriteByte('\n')
	return b.String()
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// splice returns text with table between the marks.
func splice(text, table string) (string, error) {
	before, rest, begins := strings.Cut(text, tableBegins)
	_, after, ends := strings.Cut(rest, tableEnds)
	if !begins || !ends {
		return "", fmt.Errorf("no lines %q and %q", strings.TrimSpace(tableBegins), strings.TrimSpace(tableEnds))
	}
	return before + tableBegins + table + tableEnds + after, nil
}

// tell writes the table into the file at path.
func (r *results) tell(path string, threads []int) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	told, err := splice(string(text), r.markdown(threads))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	// The path is the operator's own.
	return os.WriteFile(path, []byte(told), 0o644) //nolint:gosec // as above
}
