package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/resolint/resolint/rules"
)

// Identity is a short digest of all that findings depend on beside the texts and
// the program: rules, lexicon, profile, filters, levels and limits. Runs with one
// version and one identity give the same findings for the same texts. Its error is
// that of a file that the options name and that cannot be read.
func Identity(o Options) (string, error) {
	name, profile, err := loadProfile(o.Profile)
	if err != nil {
		return "", err
	}
	ranks, err := json.Marshal(profile.data(name))
	if err != nil {
		return "", fmt.Errorf("read profile %s: %w", name, err)
	}
	h := sha256.New()
	// Paths play no part: they differ between machines.
	fmt.Fprintf(h, "%s\n%q %q %v %+v %d %d %d %d %d %d\n", ranks, o.Families, o.Rules, o.Levels, o.Limits,
		o.MaxFindings, o.MaxResolutions, o.MaxClauses, o.MaxClause, o.MaxMentions, o.RuleMemory)
	if err := digestTree(h, rules.FS); err != nil {
		return "", fmt.Errorf("read the rules: %w", err)
	}
	for _, dir := range o.RuleDirs {
		if err := digestTree(h, os.DirFS(dir)); err != nil {
			return "", fmt.Errorf("read rules %s: %w", dir, err)
		}
	}
	for _, file := range o.Lexicons {
		if err := digestFile(h, os.DirFS(filepath.Dir(file)), filepath.Base(file)); err != nil {
			return "", fmt.Errorf("read lexicon %s: %w", file, err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}

func digestTree(h io.Writer, tree fs.FS) error {
	return fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		return digestFile(h, tree, name)
	})
}

func digestFile(h io.Writer, tree fs.FS, name string) error {
	data, err := fs.ReadFile(tree, name)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(h, "%s %d\n%s\n", name, len(data), data)
	return err
}
