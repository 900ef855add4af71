package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

func (s *server) initialize(_ context.Context, p *protocol.InitializeParams) (any, error) {
	settings, err := parseSettings(s.settings, p.InitializationOptions)
	if err != nil {
		return nil, failed(protocol.CodeInvalidParams, "%s", err.Error())
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.client, s.settings, s.shows = p.Capabilities, settings, settings.VirtualDocuments
	s.opens = s.shows || p.Capabilities.Workspace.TextDocumentContent != nil
	if slices.Contains(p.Capabilities.General.PositionEncodings, string(utf8Units)) {
		s.encoding = utf8Units
	}
	for _, f := range p.WorkspaceFolders {
		s.addFolder(uriPath(f.URI))
	}
	if len(p.WorkspaceFolders) == 0 && p.RootURI != "" {
		s.addFolder(uriPath(p.RootURI))
	} else if len(p.WorkspaceFolders) == 0 {
		s.addFolder(p.RootPath)
	}
	s.phase = opened
	return &protocol.InitializeResult{
		Capabilities: s.capabilities(),
		ServerInfo:   protocol.ServerInfo{Name: "resolint", Version: s.Version},
	}, nil
}

func (s *server) addFolder(path string) {
	if path != "" {
		s.folders = append(s.folders, path)
	}
}

func (s *server) capabilities() protocol.ServerCapabilities {
	c := protocol.ServerCapabilities{
		PositionEncoding:       string(s.encoding),
		TextDocumentSync:       protocol.TextDocumentSync{OpenClose: true, Change: 2},
		HoverProvider:          true,
		DefinitionProvider:     true,
		DocumentSymbolProvider: true,
		FoldingRangeProvider:   true,
		CompletionProvider:     protocol.CompletionOptions{TriggerCharacters: []string{" ", "/"}},
		CodeActionProvider:     protocol.CodeActionOptions{CodeActionKinds: []string{protocol.QuickFix, protocol.FixAll}},
		ExecuteCommandProvider: protocol.ExecuteCommandOptions{Commands: []string{selectCommand}},
	}
	if !s.shows { // else the command is the client's
		c.ExecuteCommandProvider.Commands = append(c.ExecuteCommandProvider.Commands, showBaseCommand)
	}
	if s.pulls() {
		c.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: source, InterFileDependencies: true}
	}
	if s.opens && !s.shows { // with a command of its own the client asks by itself too
		c.Workspace.TextDocumentContent = &protocol.TextDocumentContentOptions{Schemes: []string{baseScheme}}
	}
	c.Workspace.WorkspaceFolders.Supported = true
	c.Workspace.WorkspaceFolders.ChangeNotifications = true
	return c
}

// pulls reports whether the client asks for diagnostics; others get them pushed. So do
// clients that cannot be asked to ask again: a base that changes would wait for an edit.
func (s *server) pulls() bool {
	return s.client.TextDocument.Diagnostic != nil && (s.client.Workspace.Diagnostics.RefreshSupport || s.client.TextDocument.PublishDiagnostics == nil)
}

func (s *server) initialized(ctx context.Context, _ *struct{}) (any, error) {
	if s.Warm != nil {
		go s.Warm()
	}
	if s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		// The answer comes when it comes: messages that follow must not wait for it.
		go func() {
			_ = s.ask(context.WithoutCancel(ctx), "client/registerCapability", protocol.RegistrationParams{Registrations: []protocol.Registration{{
				ID: "files", Method: "workspace/didChangeWatchedFiles",
				RegisterOptions: protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: []protocol.FileSystemWatcher{
					{GlobPattern: "**/" + config.FileName},
					{GlobPattern: "**/*{" + strings.Join(watched, ",") + "}"},
				}},
			}}}) // a client that cannot is logged, and files are looked at by name
		}()
	}
	return nil, nil
}

func (s *server) shutdown(context.Context, *struct{}) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.phase = shut
	s.worker.cancel()
	for _, d := range s.docs { // nobody waits for an audit that does not come
		d.stir()
	}
	return nil, nil
}

func (s *server) exit(context.Context, *struct{}) (any, error) {
	go func() { // requests that came before are still answered
		s.drained()
		s.end()
	}()
	return nil, nil
}

func (s *server) cancelRequest(_ context.Context, p *protocol.CancelParams) (any, error) {
	s.rpc.CancelRequest(string(p.ID))
	return nil, nil
}

func (s *server) didChangeConfiguration(ctx context.Context, p *protocol.DidChangeConfigurationParams) (any, error) {
	s.mu.Lock()
	settings, err := parseSettings(s.settings, p.Settings)
	if err == nil {
		s.settings = settings
	}
	s.mu.Unlock()
	if err != nil { // a notification has no answer to say it in
		s.notify(ctx, "window/showMessage", protocol.ShowMessageParams{Type: 1, Message: "resolint: " + err.Error()})
		return nil, err
	}
	s.replan(func(*document) bool { return true })
	return nil, nil
}

func (s *server) didChangeWorkspaceFolders(_ context.Context, p *protocol.DidChangeWorkspaceFoldersParams) (any, error) {
	s.mu.Lock()
	for _, f := range p.Event.Removed {
		gone := uriPath(f.URI)
		s.folders = slices.DeleteFunc(s.folders, func(have string) bool { return have == gone })
	}
	for _, f := range p.Event.Added {
		s.addFolder(uriPath(f.URI))
	}
	s.mu.Unlock()
	s.replan(func(*document) bool { return true })
	return nil, nil
}

// rawString reads a JSON string, "" for anything else.
func rawString(raw json.RawMessage) string {
	var out string
	if json.Unmarshal(raw, &out) != nil {
		return ""
	}
	return out
}
