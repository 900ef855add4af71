package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/resolint/resolint/internal/capped"
)

// Format is the form of an output directory. It rises with every change that a reader
// of the streams could stumble over; new members alone do not raise it.
const Format = 1

// SummaryFile is the file of an output directory that says what the streams are of. A
// directory that has it is complete.
const SummaryFile = "run.json"

// Identity is what two shards must have in common to be of one run, and what a run
// that goes on must have in common with its beginning.
type Identity struct {
	Format int `json:"format"`
	// Version is resolint's, Model the digest of rules, lexicon, profile and filters.
	Version string `json:"version"`
	Model   string `json:"model"`
	// Manifest is the digest of the manifest with the sizes of its files.
	Manifest string `json:"manifest"`
	Texts    int    `json:"texts"`
	Bytes    int64  `json:"bytes"`
}

// differs says in what two identities differ, "" for nothing.
func (i *Identity) differs(o *Identity) string {
	switch {
	case i.Format != o.Format:
		return fmt.Sprintf("the form of its files is %d and not %d", o.Format, i.Format)
	case i.Version != o.Version:
		return fmt.Sprintf("it is of resolint %s and not %s", o.Version, i.Version)
	case i.Model != o.Model:
		return fmt.Sprintf("its rules, lexicon, profile or filters are others (model %s and not %s)", o.Model, i.Model)
	case i.Texts != o.Texts || i.Bytes != o.Bytes:
		return fmt.Sprintf("its manifest has %d texts of %d bytes and not %d of %d", o.Texts, o.Bytes, i.Texts, i.Bytes)
	case i.Manifest != o.Manifest:
		return "its manifest names other texts, in another order, or of other sizes"
	}
	return ""
}

// Stream says how much a stream holds.
type Stream struct {
	Lines  int64  `json:"lines"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Summary is the content of SummaryFile. It holds no time and no name of a machine:
// the same run gives the same bytes.
type Summary struct {
	Identity
	Shard Shard `json:"shard"`
	// Audited and Failed count the texts of the shard.
	Audited int64             `json:"audited"`
	Failed  int64             `json:"failed"`
	Streams map[string]Stream `json:"streams"`
}

// ReadSummary reads that of a complete output directory; name is what messages call
// it.
func ReadSummary(dir, name string) (*Summary, error) {
	data, err := os.ReadFile(filepath.Join(dir, SummaryFile))
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: %w", name, capped.Bare(err))
		}
		if _, statErr := os.Stat(filepath.Join(dir, workFolder)); statErr == nil {
			return nil, fmt.Errorf("%s: its run is not finished; run the same resolint corpus again and it goes on", name)
		}
		return nil, fmt.Errorf("%s: it holds no %s; name a folder that resolint corpus wrote", name, SummaryFile)
	}
	var s Summary
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("%s: %s is damaged (%w); run that shard again into an empty folder", name, SummaryFile, err)
	}
	if s.Format != Format {
		return nil, fmt.Errorf("%s: it was written in form %d, and this resolint knows %d; use the version that wrote it (%s)", name, s.Format, Format, s.Version)
	}
	return &s, nil
}
