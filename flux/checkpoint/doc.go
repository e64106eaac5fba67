// Package checkpoint saves what a model has learnt and loads it again, in the
// safetensors format that PyTorch, JAX, Candle and others read and write.
//
//	err := checkpoint.Save("digits.safetensors", model)
//	…
//	err = checkpoint.Load("digits.safetensors", model) // a model of the same build
//
// Every parameter and buffer that nn.State finds is stored under its path
// ("layers.0.weight"). Load is strict: the file must have each of the model's
// tensors in the same shape and type and no others, and a model is changed
// either completely or not at all. [Save] replaces the file in one step, so that
// a crash in the middle leaves the old one.
//
// Files that no model belongs to are read by [ReadAll] and [LoadAll] as
// [Contents], a map of tensors, and written by [WriteAll] and [SaveAll].
//
// # The format
//
// A safetensors file is the length of its heading as 8 little-endian bytes, the
// heading, and the tensors' bytes, row-major and little-endian, without a gap.
// The heading is a JSON object that gives each tensor's dtype, shape and place:
//
//	{"__metadata__":{"note":"…"},"bias":{"dtype":"F32","shape":[10],"data_offsets":[0,40]}}
//
// This package knows the types F32, F64 and I32. It treats a file as hostile: a
// heading may have at most 100 MB; names may occur once; the places must follow
// one another without hole or overlap and fit shape and type; and no memory is
// set aside for bytes that have not arrived. A file that breaks a rule gives an
// [*Error] that names file and tensor, never a panic.
package checkpoint
