package transport

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const goodConnection = `{"shell_port":1001,"iopub_port":1002,"stdin_port":1003,"control_port":1004,"hb_port":1005,
	"ip":"127.0.0.1","key":"a0b1","transport":"tcp","signature_scheme":"hmac-sha256","kernel_name":"fluxrepl","jupyter_session":"x"}`

func TestParseConnection(t *testing.T) {
	info, err := ParseConnection([]byte(goodConnection))
	if err != nil {
		t.Fatal(err)
	}
	want := ConnectionInfo{
		Transport: "tcp", IP: "127.0.0.1", ShellPort: 1001, IOPubPort: 1002, StdinPort: 1003, ControlPort: 1004, HBPort: 1005,
		Key: "a0b1", SignatureScheme: "hmac-sha256", KernelName: "fluxrepl",
	}
	if info != want {
		t.Errorf("got %+v, want %+v", info, want)
	}
}

func TestParseConnectionDefaults(t *testing.T) {
	info, err := ParseConnection([]byte(`{"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5}`))
	if err != nil || info.Transport != "tcp" || info.IP != "127.0.0.1" || info.SignatureScheme != "hmac-sha256" {
		t.Errorf("got %+v, %v", info, err)
	}
}

func TestParseConnectionErrors(t *testing.T) {
	swap := func(old, new string) string { return strings.Replace(goodConnection, old, new, 1) }
	for _, test := range []struct{ name, data, key, want string }{
		{"empty", "", "", "not JSON"},
		{"truncated", goodConnection[:40], "", "not JSON"},
		{"a list", "[]", "", "array"},
		{"missing port", swap(`"hb_port":1005,`, ""), "hb_port", "missing port"},
		{"port is text", swap("1001", `"1001"`), "shell_port", "want int, got a JSON string"},
		{"port is a fraction", swap("1001", "10.5"), "shell_port", "want int"},
		{"port is too large", swap("1001", "70000"), "shell_port", "want a port in 1..65535, got 70000"},
		{"port is negative", swap("1004", "-1"), "control_port", "got -1"},
		{"port twice", swap("1002", "1001"), "iopub_port", "already that of shell_port"},
		{"transport", swap(`"tcp"`, `"udp"`), "transport", `want tcp or ipc, got "udp"`},
		{"scheme", swap("hmac-sha256", "hmac-md5"), "signature_scheme", `got "hmac-md5"`},
		{"encryption", swap("{", `{"curve_publickey":"x",`), "curve_publickey", "not supported"},
		{"ipc without path", swap(`"127.0.0.1"`, `""`) + "", "", ""},
		{"ipc path too long", strings.Replace(swap("127.0.0.1", strings.Repeat("x", 110)), `"tcp"`, `"ipc"`, 1), "ip", "at most 107 bytes"},
		{"too large", goodConnection + strings.Repeat(" ", maxConnectionFile), "", "at most"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.want == "" { // tcp has a default address; ipc has none
				test.data, test.key, test.want = strings.Replace(test.data, `"tcp"`, `"ipc"`, 1), "ip", "want an address"
			}
			_, err := ParseConnection([]byte(test.data))
			var ce *ConnectionError
			if !errors.As(err, &ce) || ce.Key != test.key || !strings.Contains(ce.Why, test.want) {
				t.Errorf("got %v, want key %q and %q", err, test.key, test.want)
			}
		})
	}
}

func TestParseConnectionFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "kernel.json")
	if err := os.WriteFile(path, []byte(goodConnection), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ParseConnectionFile(path); err != nil {
		t.Error(err)
	}
	_, err := ParseConnectionFile(filepath.Join(dir, "none.json"))
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "none.json") {
		t.Errorf("got %v, want it to name the file that does not exist", err)
	}
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = ParseConnectionFile(path); err == nil || !strings.Contains(err.Error(), path+": shell_port: missing port") {
		t.Errorf("got %v, want it to name the file and the key", err)
	}
}

func ExampleConnectionInfo_Endpoint() {
	info := ConnectionInfo{Transport: "tcp", IP: "127.0.0.1", ShellPort: 5555}
	fmt.Println(info.Endpoint(Shell))
	info = ConnectionInfo{Transport: "ipc", IP: "/run/kernel-1-ipc", ShellPort: 3}
	fmt.Println(info.Endpoint(Shell))
	// Output:
	// tcp://127.0.0.1:5555
	// ipc:///run/kernel-1-ipc-3
}

func ExampleParseConnection() {
	_, err := ParseConnection([]byte(`{"transport": "tcp", "ip": "127.0.0.1", "shell_port": 5555}`))
	fmt.Println(err)
	// Output: connection file: control_port: missing port
}
