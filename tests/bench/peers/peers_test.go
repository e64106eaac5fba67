package main

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fluxrepl/tests/bench/peers/limits"
)

// made returns a measurement of two entries as if it had been measured.
func made(t *testing.T) *measurement {
	t.Helper()
	o, err := parse([]string{"-only", "^(sgemm_64|train_xor_2_8_2_b4_sgd)$", "-threads", "1,2"})
	if err != nil {
		t.Fatal(err)
	}
	list, err := sides("python3", "pytorch.py")
	if err != nil {
		t.Fatal(err)
	}
	m := &measurement{options: o, sides: list, allocs: map[string]float64{"train_xor_2_8_2_b4_sgd/t1": 3}}
	m.times = map[string]map[string][]float64{
		"ours":         {"sgemm_64/t1": {4e-6, 2e-6, 3e-6}, "sgemm_64/t2": {2e-6}, "train_xor_2_8_2_b4_sgd/t1": {1e-6, 3e-6}, "train_xor_2_8_2_b4_sgd/t2": {4e-6}},
		"torch":        {"sgemm_64/t1": {4e-6, 4e-6, 1e-6}, "sgemm_64/t2": {9e-6}, "train_xor_2_8_2_b4_sgd/t1": {80e-6}, "train_xor_2_8_2_b4_sgd/t2": {80e-6}},
		"torch avx512": {"sgemm_64/t1": {6e-6}, "sgemm_64/t2": {8e-6}, "train_xor_2_8_2_b4_sgd/t1": {70e-6}, "train_xor_2_8_2_b4_sgd/t2": {90e-6}},
	}
	m.bounds = map[int]bounds{1: {Flops: 2 * 64 * 64 * 64 / 1.5e-6}}
	m.memory = []usage{{key: "memory_train_xor_2_8_2_b4_sgd/t1", ours: 1e6, peer: 4e6}}
	return m
}

func TestResults(t *testing.T) {
	r := made(t).results()
	want := []struct {
		key         string
		ours, peer  float64
		set         string
		fastest     float64
		goal        float64
		met         string
		ratio, more float64
	}{
		{"sgemm_64/t1", 3e-6, 4e-6, "", 0.5, 1, "by the median only", 4.0 / 3, 0},
		{"train_xor_2_8_2_b4_sgd/t1", 2e-6, 70e-6, "avx512", 70, 30, "met", 35, 3},
		{"sgemm_64/t2", 2e-6, 8e-6, "avx512", 4, 1, "met", 4, 0},
		{"train_xor_2_8_2_b4_sgd/t2", 4e-6, 80e-6, "", 20, 30, "missed", 20, 0},
	}
	var got []result
	for _, row := range r.rows {
		if !strings.Contains(row.key, "eager") {
			got = append(got, row)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("got %d rows, want %d", len(got), len(want))
	}
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(b)) }
	for i, w := range want {
		g := got[i]
		if g.key != w.key || g.set != w.set || !near(g.ours*1e6, w.ours*1e6) || !near(g.peer*1e6, w.peer*1e6) || !near(g.fastest, w.fastest) ||
			g.goal != w.goal || g.verdict() != w.met || !near(g.ratio(), w.ratio) || g.allocs != w.more {
			t.Errorf("row %d: got %+v (%s), want %+v", i, g, g.verdict(), w)
		}
	}
	if met, all := r.goals(); met != 3 || all != 5 {
		t.Errorf("got %d of %d goals met, want 3 of 5", met, all)
	}
}

func TestBounds(t *testing.T) {
	b := bounds{Flops: 100, Bytes: map[string]float64{"scale 1000000": 10}}
	e := entry{bytes: 20, stream: limits.Scale, size: 4e6, goal: 2}
	if got := place(limits.Add, 1e7); got != "add 10000000" {
		t.Errorf("place of ten million: %q", got)
	}
	if got, _ := b.bound(e); got != 0 {
		t.Errorf("a bound of %v from another size", got)
	}
	e.size = 1e6
	seconds, what := b.bound(e)
	if seconds != 2 || what != memoryBinds {
		t.Errorf("bound = %v %s, want 2 s of memory", seconds, what)
	}
	r := result{ours: 2.2, peer: 3, goal: 2, bound: seconds, binds: what}
	if got := r.verdict(); got != "at the bound" {
		t.Errorf("got %q", got)
	}
	if r.ours = 2.5; r.verdict() != "missed" {
		t.Errorf("got %q at 80 %% of the bound", r.verdict())
	}
	if seconds, _ = b.bound(entry{flops: 300}); seconds != 3 {
		t.Errorf("bound = %v, want 3 s", seconds)
	}
}

func TestTable(t *testing.T) {
	r := made(t).results()
	r.Meta = map[string]any{"go": "go1.26", "cpu": "a processor"}
	got := r.table()
	for _, want := range []string{
		"cpu: a processor\ngo: go1.26\n",
		"sgemm_64/t1  3.00 µs  4.00 µs  1.33   0.50     ≥ 1   by the median only  0            50 % of the multiplications\n",
		"70.0 µs (avx512)  35.00  70.00    ≥ 30  met",
		"memory_train_xor_2_8_2_b4_sgd/t1  1.00 MB  4.00 MB  4.00",
		"3 of 5 goals met",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}
}

func TestFiles(t *testing.T) {
	r := made(t).results()
	r.Meta = map[string]any{"date": "2026-01-02"}
	path := filepath.Join(t.TempDir(), "new", "peers")
	if err := r.write(path); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]json.RawMessage
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"sgemm_64/t1": `{"ours":3e-6,"peer":4e-6,"ratio":1.333}`,
		"_memory":     `{"memory_train_xor_2_8_2_b4_sgd/t1":{"ours":1e6,"peer":4e6,"ratio":4}}`,
		"_meta":       `{"date":"2026-01-02"}`,
	} {
		var got, wanted any
		if err := json.Unmarshal(file[key], &got); err != nil {
			t.Fatalf("%s: %v", key, err)
		}
		if err := json.Unmarshal([]byte(want), &wanted); err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(got)
		b, _ := json.Marshal(wanted)
		if string(a) != string(b) {
			t.Errorf("%s: got %s, want %s", key, a, b)
		}
	}
	for _, extension := range []string{".txt", ".png", "-t2.png"} {
		if s, err := os.Stat(path + extension); err != nil || s.Size() == 0 {
			t.Errorf("%s: %v", extension, err)
		}
	}
}

// TestNames compares the names of both sides, and theirs with the goals'.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	var peers []string
	for _, e := range entries() {
		if seen[e.name] {
			t.Errorf("%s is there twice", e.name)
		}
		seen[e.name] = true
		peers = append(peers, e.peer)
		if e.group == "" || e.prepare == nil {
			t.Errorf("%s has no group or nothing to do", e.name)
		}
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("FLUXREPL_REQUIRE_CLIENTS") == "1" {
			t.Fatal(err)
		}
		t.Skip("no python3: the names of pytorch.py are not compared")
	}
	out, err := exec.Command(python, "pytorch.py", "--list").Output()
	if err != nil {
		t.Fatal(err)
	}
	theirs := strings.Fields(string(out))
	for _, name := range theirs {
		if !slices.Contains(peers, name) {
			t.Errorf("pytorch.py does %s, which nothing of ours is compared with", name)
		}
	}
	for _, name := range peers {
		if !slices.Contains(theirs, name) {
			t.Errorf("pytorch.py does not do %s", name)
		}
	}
}

func TestGoals(t *testing.T) {
	want := map[string]float64{
		"sgemm_64": 1, "sgemm_128": 1, "sgemm_256": 1, "sgemm_512": 1, "sgemm_1024": 0.95, "sgemm_2048": 0.95, "sgemm_2048x512x128": 0, "sgemm_128x10x256": 0,
		"train_mlp_b128_sgd": 1.3, "train_mlp_b16_sgd": 2.5, "train_mlp_b1_sgd": 3, "train_xor_2_8_2_b4_sgd": 30, "train_lenet_b64_sgd": 3,
		"train_resnet8_b32_sgdm": 1.8, "train_gpt_l4_d128_t64_b32_adam": 1.5, "lstm_t50_b32_h128_fwdbwd": 2, "mha_b8_t128_d256_h8_fwdbwd": 1.4,
		"conv_n8_c64_o64_k3_56_fwdbwd": 1.1, "conv_n8_c64_o64_k3_56_fwd": 0, "tanh_1e6": 2, "softmax_128x1000": 2, "adam_step_1e7": 5,
		"infer_mlp_b1_jit": 2.5, "infer_lenet_b1_jit": 2, "infer_lenet_b64_jit": 2, "infer_lenet_b64": 0,
	}
	for _, e := range entries() {
		if goal, listed := want[e.name]; listed && goal != e.goal {
			t.Errorf("%s: got the goal %v, want %v", e.name, e.goal, goal)
		}
		delete(want, e.name)
	}
	if len(want) > 0 {
		t.Errorf("no entries for %v", want)
	}
}

func TestParse(t *testing.T) {
	o, err := parse(nil)
	if err != nil || o.out != "tests/bench" || !slices.Equal(o.threads, []int{1, 2}) {
		t.Errorf("parse(): %+v, %v: want everything, written to tests/bench", o, err)
	}
	if o, err := parse([]string{"-only", "xor", "-threads", "4"}); err != nil || o.out != "" || !slices.Equal(o.threads, []int{4}) {
		t.Errorf("parse(-only xor): %+v, %v: want nothing written", o, err)
	}
	for _, args := range [][]string{{"-threads", "0"}, {"-threads", "a"}, {"-only", "("}} {
		if _, err := parse(args); err == nil {
			t.Errorf("parse(%v): want an error", args)
		}
	}
}

func TestEnvironment(t *testing.T) {
	got := environment([]string{"PATH=/bin", "OPENBLAS_CORETYPE=Haswell", "OMP_NUM_THREADS=9", "GOMAXPROCS=9", "FLUXREPL_KERNELS=avx2"}, 2)
	want := []string{"PATH=/bin", "FLUXREPL_KERNELS=avx2", "GOMAXPROCS=2", "OMP_NUM_THREADS=2", "OPENBLAS_NUM_THREADS=2", "MKL_NUM_THREADS=2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0.00 ns", 12e-9: "12.0 ns", 0.000123456: "123 µs", 1.5: "1.50 s", 99.96e-6: "100.0 µs"} {
		if got := seconds(v); got != want {
			t.Errorf("seconds(%v) = %q, want %q", v, got, want)
		}
	}
	if got := median([]float64{5, 1, 2, 4}); got != 3 {
		t.Errorf("median = %v, want 3", got)
	}
	if got := features("fpu avx512f avx2"); got != "avx2 avx512f" {
		t.Errorf("features = %q", got)
	}
	if got := field("a : 1\nmodel name\t: X (R)\n", "model name"); got != "X (R)" {
		t.Errorf("field = %q", got)
	}
}

// TestWork does every entry twice, but for those of large data.
func TestWork(t *testing.T) {
	for _, e := range entries() {
		if strings.Contains(e.name, "1e7") || strings.Contains(e.name, "2048") || testing.Short() {
			continue
		}
		t.Run(e.name, func(t *testing.T) {
			work := e.prepare()
			work()
			work()
		})
	}
}
