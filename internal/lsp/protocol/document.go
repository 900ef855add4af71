package protocol

import "encoding/json"

// DidOpenTextDocumentParams hand a document to the server.
type DidOpenTextDocumentParams struct {
	TextDocument struct {
		URI        string `json:"uri"`
		LanguageID string `json:"languageId"`
		Version    int32  `json:"version"`
		Text       string `json:"text"`
	} `json:"textDocument"`
}

// DidChangeTextDocumentParams are edits, each upon the text that the one before
// leaves.
type DidChangeTextDocumentParams struct {
	TextDocument   VersionedTextDocumentIdentifier  `json:"textDocument"`
	ContentChanges []TextDocumentContentChangeEvent `json:"contentChanges"`
}

// TextDocumentContentChangeEvent is an edit; without Range it is the whole text.
type TextDocumentContentChangeEvent struct {
	Range *Range `json:"range,omitempty"`
	Text  string `json:"text"`
}

// Severity says how serious a diagnostic is.
type Severity int

// The severities.
const (
	SeverityError Severity = iota + 1
	SeverityWarning
	SeverityInformation
	SeverityHint
)

// Diagnostic is a finding as an editor shows it.
type Diagnostic struct {
	Range              Range                          `json:"range"`
	Severity           Severity                       `json:"severity"`
	Code               string                         `json:"code,omitempty"`
	Source             string                         `json:"source"`
	Message            string                         `json:"message"`
	RelatedInformation []DiagnosticRelatedInformation `json:"relatedInformation,omitempty"`
	Data               *DiagnosticData                `json:"data,omitempty"`
}

// DiagnosticData comes back with requests for code actions.
type DiagnosticData struct {
	Fingerprint string `json:"fingerprint"`
}

// UnmarshalJSON takes the fingerprint where there is one: other servers'
// diagnostics have data of other forms, and come along in the same requests.
func (d *DiagnosticData) UnmarshalJSON(data []byte) error {
	var own struct {
		Fingerprint string `json:"fingerprint"`
	}
	if json.Unmarshal(data, &own) == nil {
		d.Fingerprint = own.Fingerprint
	}
	return nil
}

// DiagnosticRelatedInformation is another place that belongs to a diagnostic.
type DiagnosticRelatedInformation struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// PublishDiagnosticsParams push the diagnostics of one version.
type PublishDiagnosticsParams struct {
	URI         string       `json:"uri"`
	Version     *int32       `json:"version,omitempty"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// DocumentDiagnosticParams pull the diagnostics of a document.
type DocumentDiagnosticParams struct {
	TextDocument     TextDocumentIdentifier `json:"textDocument"`
	PreviousResultID string                 `json:"previousResultId"`
}

// DocumentDiagnosticReport is of Kind "full" or "unchanged". Items is null, and so
// left out, in the latter only.
type DocumentDiagnosticReport struct {
	Kind     string        `json:"kind"`
	ResultID string        `json:"resultId"`
	Items    *[]Diagnostic `json:"items,omitempty"`
}

// ServerCancellationData say that a cancelled request is worth repeating.
type ServerCancellationData struct {
	RetriggerRequest bool `json:"retriggerRequest"`
}
