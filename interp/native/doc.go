// Package native runs cells as compiled code: each becomes a Go package that
// the toolchain of the machine compiles and links as a plugin, which this
// process opens.
//
// A cell's variables live in the session's heap, which compiled and
// interpreted code reach by pointer. Types that cells declare are real types;
// a later package imports the one that declared them.
//
// # One type, one descriptor
//
// The runtime takes two types for the same if they have the same descriptor.
// For a type without a name that package reflect made, because the interpreter
// needed it before any compiled code did, the descriptor lies in the heap, and
// a plugin that brings one of its own would disagree: an assertion to
// map[string][]int16 would fail for a value that has just that type. Before a
// plugin is opened, such descriptors are therefore given to the dynamic linker
// as absolute symbols, under the names that the plugin looks for, by a small
// shared object that is opened first. See [symbolObject].
package native
