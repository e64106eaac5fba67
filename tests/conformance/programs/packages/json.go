package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

type Addr struct {
	Street string `json:"street"`
	Zip    *int   `json:"zip,omitempty"`
}
type Person struct {
	Name    string `json:"name"`
	Age     int
	Tags    []string `json:"tags"`
	Addr    Addr     `json:"addr"`
	private int
	M       map[string]any `json:"m,omitempty"`
	Ptr     *Addr
}

func main() {
	z := 5
	p := Person{Name: "a", Tags: nil, Addr: Addr{"s", &z}, private: 3}
	b, err := json.Marshal(p)
	fmt.Println(string(b), err)
	b, err = json.Marshal(&p)
	fmt.Println(string(b), err)
	b, _ = json.MarshalIndent([]Person{p}, "", " ")
	fmt.Println(string(b))
	var q Person
	err = json.Unmarshal([]byte(`{"name":"bob","Age":7,"tags":["x"],"addr":{"street":"q"},"Ptr":{"street":"pp"}}`), &q)
	fmt.Println(q.Name, q.Age, q.Tags, q.Addr.Street, q.Addr.Zip == nil, q.Ptr.Street, err)
	var m map[string]any
	json.Unmarshal([]byte(`{"a":[1,2,{"b":null}],"c":1.5}`), &m)
	fmt.Println(m, m["a"].([]any)[2])
	var ps []Person
	err = json.NewDecoder(strings.NewReader(`[{"name":"z"}]`)).Decode(&ps)
	fmt.Println(len(ps), ps[0].Name, err)
	json.NewEncoder(os.Stdout).Encode(map[string]int{"b": 1, "a": 2})
	err = json.Unmarshal([]byte("{bad"), &m)
	fmt.Println(err)
	b, _ = json.Marshal(struct {
		A int `json:"a"`
		B []byte
		c int
	}{1, []byte("x"), 2})
	fmt.Println(string(b))
	b, _ = json.Marshal(map[string]Person{"k": {}})
	fmt.Println(len(b))
}

// Output:
// {"name":"a","Age":0,"tags":null,"addr":{"street":"s","zip":5},"Ptr":null} <nil>
// {"name":"a","Age":0,"tags":null,"addr":{"street":"s","zip":5},"Ptr":null} <nil>
// [
//  {
//   "name": "a",
//   "Age": 0,
//   "tags": null,
//   "addr": {
//    "street": "s",
//    "zip": 5
//   },
//   "Ptr": null
//  }
// ]
// bob 7 [x] q true pp <nil>
// map[a:[1 2 map[b:<nil>]] c:1.5] map[b:<nil>]
// 1 z <nil>
// {"a":2,"b":1}
// invalid character 'b' looking for beginning of object key string
// {"a":1,"B":"eA=="}
// 69
