package kernel

import (
	"context"

	"fluxrepl/kernel/wire"
)

// kernelInfo answers kernel_info_request from what the interpreter says of
// itself.
func kernelInfo(_ context.Context, k *kernel, _ *request) (any, *Error) {
	i := k.it.Info()
	links := i.HelpLinks
	if links == nil {
		links = []HelpLink{}
	}
	language := map[string]any{
		"name":           i.Language,
		"version":        i.LanguageVersion,
		"mimetype":       i.MIMEType,
		"file_extension": i.FileExtension,
	}
	for key, v := range map[string]string{
		"pygments_lexer":     i.PygmentsLexer,
		"codemirror_mode":    i.CodeMirrorMode,
		"nbconvert_exporter": i.NBConvertExporter,
	} {
		if v != "" { // absent means the language's name; an empty string is an unknown lexer
			language[key] = v
		}
	}
	return map[string]any{
		"protocol_version":       wire.ProtocolVersion,
		"implementation":         i.Implementation,
		"implementation_version": i.ImplementationVersion,
		"language_info":          language,
		"banner":                 i.Banner,
		"help_links":             links,
		"debugger":               false,
		"supported_features":     []string{},
	}, nil
}

// connect answers connect_request, by which older clients ask for the ports.
func connect(_ context.Context, k *kernel, _ *request) (any, *Error) {
	return map[string]int{
		"shell_port":   k.ports.ShellPort,
		"iopub_port":   k.ports.IOPubPort,
		"stdin_port":   k.ports.StdinPort,
		"hb_port":      k.ports.HBPort,
		"control_port": k.ports.ControlPort,
	}, nil
}
