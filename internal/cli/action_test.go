package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

const root = "../.."

func readRoot(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// action is what the tests look at in action.yml.
type action struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Using string
		Steps []struct {
			ID, Uses, Shell, Run, If string
			Env                      map[string]string
		}
	}
}

// TestActionIsConsistent checks that action.yml uses only inputs that it has,
// passes every one on, puts none into a script, and exports what the script
// writes.
func TestActionIsConsistent(t *testing.T) {
	text := readRoot(t, "action.yml")
	var a action
	if err := yaml.Unmarshal([]byte(text), &a); err != nil {
		t.Fatal(err)
	}
	if a.Runs.Using != "composite" || len(a.Runs.Steps) < 4 {
		t.Fatalf("runs %+v", a.Runs)
	}
	used := map[string]bool{}
	for _, m := range regexp.MustCompile(`inputs\.([a-z-]+)`).FindAllStringSubmatch(text, -1) {
		used[m[1]] = true
		if _, ok := a.Inputs[m[1]]; !ok {
			t.Errorf("there is no input %s", m[1])
		}
	}
	for name := range a.Inputs {
		if !used[name] {
			t.Errorf("input %s is used nowhere", name)
		}
	}
	script := readRoot(t, ".ci/action/audit.sh")
	for name, o := range a.Outputs {
		if !strings.Contains(o.Value, "steps.audit.outputs."+name) || !strings.Contains(script, `echo "`+name+`=`) {
			t.Errorf("output %s: %s is not what the script writes", name, o.Value)
		}
	}
	for _, s := range a.Runs.Steps {
		if strings.Contains(s.Run, "${{") {
			t.Errorf("an expression stands in a script: %s", s.Run)
		}
		for name := range s.Env {
			if !strings.Contains(s.Run+script+readRoot(t, ".ci/action/install.sh"), name) {
				t.Errorf("variable %s is read nowhere", name)
			}
		}
	}
	if !strings.Contains(a.Runs.Steps[2].Env["FROM_FORK"], "github.event.pull_request &&") || strings.Contains(a.Runs.Steps[2].Env["FROM_FORK"], "!= ''") {
		t.Error("a pull request from a fork that was deleted is taken for a trusted one")
	}
}

// TestActionsArePinned: a tag can be moved to other code, a commit cannot. What a
// workflow of ours uses is a commit, with the version that it was beside it.
func TestActionsArePinned(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, ".github", "workflows", "*.yml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d workflows, %v", len(files), err)
	}
	pinned := regexp.MustCompile(`^\s*(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$`)
	for _, file := range append(files, filepath.Join(root, "action.yml")) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.Contains(line, "uses:") && !pinned.MatchString(strings.TrimRight(line, "\n")) {
				t.Errorf("%s: %s is not pinned to a commit", filepath.Base(file), strings.TrimSpace(line))
			}
		}
	}
}

// TestActionSteps runs the action's scripts as a workflow would: installs from
// source, audits a branch against its merge base, and looks at the outputs.
func TestActionSteps(t *testing.T) {
	for _, tool := range []string{"bash", "git", "go"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	if testing.Short() {
		t.Skip("builds the program")
	}
	here, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	runner, repo := t.TempDir(), t.TempDir()
	env := append(os.Environ(), "RUNNER_TEMP="+runner, "ACTION_PATH="+here, "VERSION=source",
		"GITHUB_PATH="+filepath.Join(runner, "path"), "GITHUB_OUTPUT="+filepath.Join(runner, "output"),
		"GITHUB_STEP_SUMMARY="+filepath.Join(runner, "summary"))
	bash := func(dir, script string, more ...string) (string, error) {
		cmd := exec.Command("bash", "-euo", "pipefail", "-c", script)
		cmd.Dir, cmd.Env = dir, append(env, more...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := bash(repo, `bash "$ACTION_PATH/.ci/action/install.sh"`); err != nil {
		t.Fatalf("install: %v\n%s", err, out)
	}
	if out, err := bash(repo, `
git init -q -b main
git config user.name t; git config user.email t@localhost; git config commit.gpgsign false
mkdir drafts "drafts/with space"
cp "$ACTION_PATH/testdata/connectivity/base.txt" drafts/a.txt
cp drafts/a.txt "drafts/with space/\$(touch pwned).txt"
git add -A; git commit -q -m base; git checkout -q -b work
cp "$ACTION_PATH/testdata/connectivity/draft.txt" drafts/a.txt
git commit -q -a -m draft`); err != nil {
		t.Fatalf("prepare: %v\n%s", err, out)
	}
	audit := `PATH="$(cat "$GITHUB_PATH"):$PATH"; rm -f "$GITHUB_OUTPUT"; bash "$ACTION_PATH/.ci/action/audit.sh"; cat "$GITHUB_OUTPUT"`
	out, err := bash(repo, audit, "PATHS=drafts/a.txt\ndrafts/with space", "SINCE=main", "FAIL_ON=error", "UNTRUSTED=auto", "FROM_FORK=true")
	if err != nil {
		t.Fatalf("audit: %v\n%s", err, out)
	}
	for _, want := range []string{"::error file=drafts/a.txt", "status=1", "sarif=" + runner, "json=" + runner, "comment=" + runner} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	if _, err := os.Stat(filepath.Join(repo, "pwned")); err == nil {
		t.Error("the name of a file was run")
	}
	if summary, err := os.ReadFile(filepath.Join(runner, "summary")); err != nil || len(summary) == 0 {
		t.Errorf("summary: %d bytes, %v", len(summary), err)
	}
	out, err = bash(repo, audit, "PATHS=drafts/a.txt", "BASE=nowhere.txt")
	if err != nil || !strings.Contains(out, "status=2") || strings.Contains(out, "sarif=") {
		t.Errorf("a missing base, with the reports of the run before: %v\n%s", err, out)
	}
	if out, err := bash(repo, audit, "PATHS=drafts", "UNTRUSTED=perhaps"); err == nil {
		t.Errorf("untrusted=perhaps is accepted\n%s", out)
	}
}
