package protocol

import "encoding/json"

// InitializeParams open a session.
type InitializeParams struct {
	RootURI               string             `json:"rootUri"`
	RootPath              string             `json:"rootPath"`
	WorkspaceFolders      []WorkspaceFolder  `json:"workspaceFolders"`
	Capabilities          ClientCapabilities `json:"capabilities"`
	InitializationOptions json.RawMessage    `json:"initializationOptions"`
}

// WorkspaceFolder is a folder that the client has open.
type WorkspaceFolder struct {
	URI string `json:"uri"`
}

// ClientCapabilities are what the client can do.
type ClientCapabilities struct {
	General struct {
		PositionEncodings []string `json:"positionEncodings"`
	} `json:"general"`
	Window struct {
		WorkDoneProgress bool `json:"workDoneProgress"`
		ShowDocument     struct {
			Support bool `json:"support"`
		} `json:"showDocument"`
	} `json:"window"`
	Workspace struct {
		WorkspaceEdit struct {
			DocumentChanges bool `json:"documentChanges"`
		} `json:"workspaceEdit"`
		DidChangeWatchedFiles struct {
			DynamicRegistration bool `json:"dynamicRegistration"`
		} `json:"didChangeWatchedFiles"`
		Diagnostics struct {
			RefreshSupport bool `json:"refreshSupport"`
		} `json:"diagnostics"`
		TextDocumentContent *struct{} `json:"textDocumentContent"` // of version 3.18
		CodeLens            struct {
			RefreshSupport bool `json:"refreshSupport"`
		} `json:"codeLens"`
	} `json:"workspace"`
	TextDocument struct {
		Diagnostic         *struct{} `json:"diagnostic"`
		PublishDiagnostics *struct{} `json:"publishDiagnostics"`
		DocumentSymbol     struct {
			HierarchicalDocumentSymbolSupport bool `json:"hierarchicalDocumentSymbolSupport"`
		} `json:"documentSymbol"`
		Hover struct {
			ContentFormat []string `json:"contentFormat"`
		} `json:"hover"`
	} `json:"textDocument"`
}

// InitializeResult is the answer to InitializeParams.
type InitializeResult struct {
	Capabilities ServerCapabilities `json:"capabilities"`
	ServerInfo   ServerInfo         `json:"serverInfo"`
}

// ServerInfo names the server.
type ServerInfo struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

// ServerCapabilities are what the server can do.
type ServerCapabilities struct {
	PositionEncoding       string                 `json:"positionEncoding"`
	TextDocumentSync       TextDocumentSync       `json:"textDocumentSync"`
	HoverProvider          bool                   `json:"hoverProvider"`
	DefinitionProvider     bool                   `json:"definitionProvider"`
	DocumentSymbolProvider bool                   `json:"documentSymbolProvider"`
	FoldingRangeProvider   bool                   `json:"foldingRangeProvider"`
	CompletionProvider     CompletionOptions      `json:"completionProvider"`
	CodeActionProvider     CodeActionOptions      `json:"codeActionProvider"`
	CodeLensProvider       struct{}               `json:"codeLensProvider"`
	ExecuteCommandProvider ExecuteCommandOptions  `json:"executeCommandProvider"`
	DiagnosticProvider     *DiagnosticOptions     `json:"diagnosticProvider,omitempty"`
	Workspace              WorkspaceServerOptions `json:"workspace"`
}

// TextDocumentSync says how documents are kept in step; Change 2 is incremental.
type TextDocumentSync struct {
	OpenClose bool     `json:"openClose"`
	Change    int      `json:"change"`
	Save      struct{} `json:"save"`
}

// CompletionOptions name the characters after which completion is asked for.
type CompletionOptions struct {
	TriggerCharacters []string `json:"triggerCharacters"`
}

// CodeActionOptions name the kinds of action.
type CodeActionOptions struct {
	CodeActionKinds []string `json:"codeActionKinds"`
}

// ExecuteCommandOptions name the commands.
type ExecuteCommandOptions struct {
	Commands []string `json:"commands"`
}

// DiagnosticOptions are those of pulled diagnostics.
type DiagnosticOptions struct {
	Identifier            string `json:"identifier"`
	InterFileDependencies bool   `json:"interFileDependencies"`
	WorkspaceDiagnostics  bool   `json:"workspaceDiagnostics"`
}

// WorkspaceServerOptions are those about folders.
type WorkspaceServerOptions struct {
	WorkspaceFolders struct {
		Supported           bool `json:"supported"`
		ChangeNotifications bool `json:"changeNotifications"`
	} `json:"workspaceFolders"`
	TextDocumentContent *TextDocumentContentOptions `json:"textDocumentContent,omitempty"`
}

// TextDocumentContentOptions name the schemes of virtual documents, as version 3.18 does.
type TextDocumentContentOptions struct {
	Schemes []string `json:"schemes"`
}

// DidChangeWorkspaceFoldersParams tell of folders that came and went.
type DidChangeWorkspaceFoldersParams struct {
	Event struct {
		Added   []WorkspaceFolder `json:"added"`
		Removed []WorkspaceFolder `json:"removed"`
	} `json:"event"`
}

// CancelParams name a request by its ID, a number or a string.
type CancelParams struct {
	ID json.RawMessage `json:"id"`
}

// Registration asks a client to tell of something.
type Registration struct {
	ID              string `json:"id"`
	Method          string `json:"method"`
	RegisterOptions any    `json:"registerOptions,omitempty"`
}

// RegistrationParams are several registrations.
type RegistrationParams struct {
	Registrations []Registration `json:"registrations"`
}

// FileSystemWatcher is a glob of files to watch.
type FileSystemWatcher struct {
	GlobPattern string `json:"globPattern"`
}

// DidChangeWatchedFilesRegistrationOptions are the globs to watch.
type DidChangeWatchedFilesRegistrationOptions struct {
	Watchers []FileSystemWatcher `json:"watchers"`
}

// DidChangeWatchedFilesParams tell of files that changed.
type DidChangeWatchedFilesParams struct {
	Changes []struct {
		URI string `json:"uri"`
	} `json:"changes"`
}

// DidChangeConfigurationParams carry new settings.
type DidChangeConfigurationParams struct {
	Settings json.RawMessage `json:"settings"`
}

// ShowMessageParams are a message for the user; Type 1 is an error, 3 information.
type ShowMessageParams struct {
	Type    int    `json:"type"`
	Message string `json:"message"`
}

// ShowDocumentParams ask a client to show a place.
type ShowDocumentParams struct {
	URI       string `json:"uri"`
	TakeFocus bool   `json:"takeFocus"`
	Selection *Range `json:"selection,omitempty"`
}

// WorkDoneProgressCreateParams announce a token of progress.
type WorkDoneProgressCreateParams struct {
	Token string `json:"token"`
}

// ProgressParams tell of progress.
type ProgressParams struct {
	Token string           `json:"token"`
	Value WorkDoneProgress `json:"value"`
}

// WorkDoneProgress is of Kind "begin" or "end".
type WorkDoneProgress struct {
	Kind  string `json:"kind"`
	Title string `json:"title,omitempty"`
}
