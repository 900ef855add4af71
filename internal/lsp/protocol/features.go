package protocol

import "encoding/json"

// CodeActionParams ask what can be done about a range.
type CodeActionParams struct {
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Range        Range                  `json:"range"`
	Context      struct {
		Only []string `json:"only"`
	} `json:"context"`
}

// CodeAction is an edit with a name.
type CodeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []Diagnostic   `json:"diagnostics,omitempty"`
	IsPreferred bool           `json:"isPreferred,omitempty"`
	Edit        *WorkspaceEdit `json:"edit,omitempty"`
	Command     *Command       `json:"command,omitempty"`
}

// The kinds of code action.
const (
	QuickFix = "quickfix"
	FixAll   = "source.fixAll.resolint"
)

// CodeLens is a command shown above a line.
type CodeLens struct {
	Range   Range    `json:"range"`
	Command *Command `json:"command,omitempty"`
}

// ExecuteCommandParams run a command.
type ExecuteCommandParams struct {
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments"`
}

// TextDocumentContentParams ask for the text of a virtual document, as
// workspace/textDocumentContent of version 3.18 does.
type TextDocumentContentParams struct {
	URI string `json:"uri"`
}

// TextDocumentContentResult is a virtual document. Marks, which the protocol does
// not have, are the words to be marked in it.
type TextDocumentContentResult struct {
	Text  string  `json:"text"`
	Marks []Range `json:"marks"`
}

// Hover is what is shown beside the pointer.
type Hover struct {
	Contents MarkupContent `json:"contents"`
}

// SymbolKind is the icon of a symbol.
type SymbolKind int

// The kinds of symbol that an outline of clauses uses.
const (
	SymbolModule    SymbolKind = 2
	SymbolNamespace SymbolKind = 3
	SymbolString    SymbolKind = 15
)

// DocumentSymbol is a node of the outline.
type DocumentSymbol struct {
	Name           string           `json:"name"`
	Detail         string           `json:"detail,omitempty"`
	Kind           SymbolKind       `json:"kind"`
	Range          Range            `json:"range"`
	SelectionRange Range            `json:"selectionRange"`
	Children       []DocumentSymbol `json:"children,omitempty"`
}

// SymbolInformation is a line of the outline for clients that know no trees.
type SymbolInformation struct {
	Name          string     `json:"name"`
	Kind          SymbolKind `json:"kind"`
	Location      Location   `json:"location"`
	ContainerName string     `json:"containerName,omitempty"`
}

// FoldingRange is a range of lines, both included.
type FoldingRange struct {
	StartLine uint32 `json:"startLine"`
	EndLine   uint32 `json:"endLine"`
}

// CompletionItem is a proposal.
type CompletionItem struct {
	Label         string         `json:"label"`
	Kind          int            `json:"kind"`
	Detail        string         `json:"detail,omitempty"`
	Documentation *MarkupContent `json:"documentation,omitempty"`
	TextEdit      *TextEdit      `json:"textEdit,omitempty"`
}

// The kinds of completion.
const (
	CompletionValue    = 12
	CompletionProperty = 10
)

// CompletionList are all proposals there are.
type CompletionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []CompletionItem `json:"items"`
}
