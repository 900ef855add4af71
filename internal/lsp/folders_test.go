package lsp_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// one is what diagnostics are waited for that tell of the loss in lossText alone.
func one(ds []protocol.Diagnostic) bool { return len(ds) == 1 && ds[0].Code == "gender/neutralised" }

// watching is a client that tells of changed files, and one that does not.
func watching(t *testing.T, test func(t *testing.T, caps map[string]any, tell func(c *client, name string))) {
	for name, tells := range map[string]bool{"told": true, "looked at": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // it waits more than it works
			caps := capabilities()
			if !tells {
				delete(caps["workspace"].(map[string]any), "didChangeWatchedFiles")
			}
			test(t, caps, func(c *client, name string) {
				if tells {
					c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": c.uri(name), "type": 2}}})
				}
			})
		})
	}
}

// TestFolderOfBases: a base that a draft finds in a folder by its number may come,
// change and go, on disk and in the editor, and counts as one that was named.
func TestFolderOfBases(t *testing.T) {
	watching(t, func(t *testing.T, caps map[string]any, tell func(*client, string)) {
		c := start(t, map[string]string{"adopted/other.txt": "RESOLUTION 6 (LUSAKA, 2026)\n\nBuoys\n\nresolves\n\n1 to count them.\n"}, "--base", "adopted")
		c.open(caps, map[string]any{"virtualDocuments": true})
		c.didOpen("d.txt", lossText)
		alone := func(ds []protocol.Diagnostic) bool {
			return len(ds) == 1 && strings.Contains(ds[0].Message, "No base was found")
		}
		if ds := c.diagnostics("d.txt", 1); !alone(ds) {
			t.Fatalf("%+v", ds)
		}
		changed := func(text string, fits func([]protocol.Diagnostic) bool) {
			t.Helper()
			c.forget()
			write(t, filepath.Join(c.dir, "adopted/meters.txt"), text)
			tell(c, "adopted/meters.txt")
			c.until("d.txt", 1, fits)
		}
		changed(lossBase, one)
		changed(strings.Replace(lossText, "BERN, 2030", "LUSAKA, 2026", 2), none)
		changed(lossBase, one)

		lenses := call[[]protocol.CodeLens](c, "textDocument/codeLens", c.document("d.txt"))
		if len(lenses) != 1 {
			t.Fatalf("%d lenses", len(lenses))
		}
		shown := call[protocol.TextDocumentContentResult](c, "workspace/textDocumentContent", map[string]any{"uri": lenses[0].Command.Arguments[0]})
		if shown.Text != lossBase || len(shown.Marks) != 1 {
			t.Errorf("shown is %+v", shown)
		}

		c.didOpen("adopted/meters.txt", lossBase)
		c.forget()
		c.change("adopted/meters.txt", 2, nil, lossText)
		c.until("d.txt", 1, none)
		c.forget()
		c.notify("textDocument/didClose", c.document("adopted/meters.txt"))
		c.until("d.txt", 1, one)

		// Editors tell of a folder that goes, and not of what was in it.
		c.forget()
		if err := os.RemoveAll(filepath.Join(c.dir, "adopted")); err != nil {
			t.Fatal(err)
		}
		c.until("d.txt", 1, func(ds []protocol.Diagnostic) bool {
			return len(ds) == 1 && ds[0].Severity == protocol.SeverityError && strings.Contains(ds[0].Message, "adopted")
		})
	})
}

// TestMergeBaseMoves: the merge base moves without a change of HEAD, in a repository
// and in a work tree beside it.
func TestMergeBaseMoves(t *testing.T) {
	needsGit(t, "the way to a base by a revision")
	for name, beside := range map[string]bool{"repository": false, "work tree": true} {
		t.Run(name, func(t *testing.T) {
			watching(t, func(t *testing.T, caps map[string]any, _ func(*client, string)) {
				c := start(t, map[string]string{"repo/d.txt": lossBase}, "--since", "main")
				dir := filepath.Join(c.dir, "repo")
				git := func(args ...string) {
					t.Helper()
					args = append([]string{"-C", dir, "-c", "user.name=a", "-c", "user.email=a@localhost"}, args...)
					if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
						t.Fatalf("%v %s", err, out)
					}
				}
				git("init", "-q", "-b", "main")
				git("add", ".")
				git("commit", "-qm", "base")
				if beside {
					git("worktree", "add", "-q", "-b", "mine", filepath.Join(c.dir, "tree"))
					dir = filepath.Join(c.dir, "tree")
				} else {
					git("checkout", "-qb", "mine")
				}
				write(t, filepath.Join(dir, "d.txt"), lossText)
				git("commit", "-qam", "draft")
				c.dir = dir
				c.open(caps, nil)
				c.didOpen("d.txt", lossText)
				if ds := c.diagnostics("d.txt", 1); !one(ds) {
					t.Fatalf("%+v", ds)
				}
				c.forget()
				git("update-ref", "refs/heads/main", "mine") // as when the draft was merged and fetched
				c.until("d.txt", 1, none)
			})
		})
	}
}

// TestProposalComes: a proposal that comes to where the configuration looks for them is
// held against the draft.
func TestProposalComes(t *testing.T) {
	watching(t, func(t *testing.T, caps map[string]any, _ func(*client, string)) {
		c := start(t, map[string]string{
			"b.txt": lossBase, "tabled/other.txt": lossBase, "tabled/week/two/other.txt": lossBase,
			".resolint.yaml": "map: [{draft: d.txt, base: b.txt, proposals: ['tabled/**/{name}-*.txt']}]\n",
		})
		c.open(caps, nil)
		c.didOpen("d.txt", lossText)
		if ds := c.diagnostics("d.txt", 1); !one(ds) {
			t.Fatalf("%+v", ds)
		}
		comes := func(name, old, proposed string, more int) {
			t.Helper()
			c.forget()
			write(t, filepath.Join(c.dir, name), strings.Replace(lossBase, old, proposed, 1))
			words(t, lossText, c.until("d.txt", 1, func(ds []protocol.Diagnostic) bool { return len(ds) > more }), "multistakeholder/dropped")
		}
		comes("tabled/week/two/d-1.txt", "to read meters", "to read meters together with civil society", 1)
		comes("tabled/week/three/d-2.txt", "to read meters", "to read meters together with women and girls, civil society and academia", 2)
	})
}
