package sarif

import "github.com/resolint/resolint/internal/finding"

// The objects of SARIF 2.1.0 that resolint writes; names and order as in the
// standard (OASIS, 2020, section 3).

type message struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type artifactLocation struct {
	URI   string `json:"uri"`
	Index *int   `json:"index,omitempty"`
}

type artifact struct {
	Location artifactLocation `json:"location"`
	Roles    []string         `json:"roles,omitempty"`
}

type region struct {
	StartLine   int      `json:"startLine"`
	StartColumn int      `json:"startColumn,omitempty"`
	EndLine     int      `json:"endLine,omitempty"`
	EndColumn   int      `json:"endColumn,omitempty"`
	Snippet     *message `json:"snippet,omitempty"`
}

type physicalLocation struct {
	ArtifactLocation artifactLocation `json:"artifactLocation"`
	Region           *region          `json:"region,omitempty"`
	ContextRegion    *region          `json:"contextRegion,omitempty"`
}

type logicalLocation struct {
	Name               string `json:"name"`
	FullyQualifiedName string `json:"fullyQualifiedName"`
	Kind               string `json:"kind"`
}

type location struct {
	ID               *int              `json:"id,omitempty"`
	PhysicalLocation *physicalLocation `json:"physicalLocation,omitempty"`
	LogicalLocations []logicalLocation `json:"logicalLocations,omitempty"`
	Message          *message          `json:"message,omitempty"`
}

type codeFlow struct {
	Message     *message     `json:"message,omitempty"`
	ThreadFlows []threadFlow `json:"threadFlows"`
}

type threadFlow struct {
	Locations []threadFlowLocation `json:"locations"`
}

type threadFlowLocation struct {
	Location location `json:"location"`
}

type suppression struct {
	Kind          string      `json:"kind"`
	Status        string      `json:"status"`
	Justification string      `json:"justification,omitempty"`
	Properties    *suppressed `json:"properties,omitempty"`
}

type suppressed struct {
	Source string `json:"source"`
	By     string `json:"by,omitempty"`
	Until  string `json:"until,omitempty"`
}

type fix struct {
	Description     message          `json:"description"`
	ArtifactChanges []artifactChange `json:"artifactChanges"`
}

type artifactChange struct {
	ArtifactLocation artifactLocation `json:"artifactLocation"`
	Replacements     []replacement    `json:"replacements"`
}

type replacement struct {
	DeletedRegion   region  `json:"deletedRegion"`
	InsertedContent message `json:"insertedContent"`
}

type result struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Kind                string            `json:"kind"`
	Level               string            `json:"level"`
	Message             message           `json:"message"`
	Locations           []location        `json:"locations"`
	PartialFingerprints map[string]string `json:"partialFingerprints"`
	CodeFlows           []codeFlow        `json:"codeFlows,omitempty"`
	RelatedLocations    []location        `json:"relatedLocations,omitempty"`
	Suppressions        []suppression     `json:"suppressions,omitempty"`
	BaselineState       string            `json:"baselineState,omitempty"`
	// Rank is the confidence from 0 to 100, nil where there is none (SARIF 2.1.0, 3.27.25).
	Rank       *float64         `json:"rank,omitempty"`
	Fixes      []fix            `json:"fixes,omitempty"`
	Properties resultProperties `json:"properties"`
}

// resultProperties are what SARIF has no place for.
type resultProperties struct {
	Family     string             `json:"family"`
	Kind       string             `json:"kind"`
	Concept    string             `json:"concept"`
	Resolution string             `json:"resolution,omitempty"`
	Why        string             `json:"why,omitempty"`
	Suggestion *suggestion        `json:"suggestion,omitempty"`
	Surviving  *finding.Surviving `json:"surviving,omitempty"`
	Author     string             `json:"author,omitempty"`
	Date       string             `json:"date,omitempty"`
}

type suggestion struct {
	Text   string `json:"text"`
	Source string `json:"source,omitempty"`
}

type reportingDescriptor struct {
	ID                   string          `json:"id"`
	Name                 string          `json:"name,omitempty"`
	ShortDescription     message         `json:"shortDescription"`
	FullDescription      message         `json:"fullDescription"`
	DefaultConfiguration *configuration  `json:"defaultConfiguration,omitempty"`
	HelpURI              string          `json:"helpUri,omitempty"`
	Help                 *message        `json:"help,omitempty"`
	Properties           *ruleProperties `json:"properties,omitempty"`
}

type configuration struct {
	Level string `json:"level"`
}

// ruleProperties are those that GitHub reads.
type ruleProperties struct {
	Tags            []string `json:"tags"`
	Precision       string   `json:"precision"`
	ProblemSeverity string   `json:"problem.severity"`
}

type driver struct {
	Name            string                `json:"name"`
	FullName        string                `json:"fullName"`
	SemanticVersion string                `json:"semanticVersion,omitempty"`
	Version         string                `json:"version,omitempty"`
	InformationURI  string                `json:"informationUri"`
	Rules           []reportingDescriptor `json:"rules"`
	Notifications   []reportingDescriptor `json:"notifications"`
}

type tool struct {
	Driver driver `json:"driver"`
}

type notification struct {
	Descriptor descriptorReference `json:"descriptor"`
	Level      string              `json:"level"`
	Message    message             `json:"message"`
	Locations  []location          `json:"locations,omitempty"`
}

type descriptorReference struct {
	ID    string `json:"id"`
	Index int    `json:"index"`
}

type invocation struct {
	ExecutionSuccessful        bool           `json:"executionSuccessful"`
	ExitCode                   int            `json:"exitCode"`
	ExitCodeDescription        string         `json:"exitCodeDescription"`
	ToolExecutionNotifications []notification `json:"toolExecutionNotifications,omitempty"`
}

type automationDetails struct {
	ID string `json:"id"`
}
