package config

import (
	"runtime"
	"strings"
	"testing"
)

// TestDisarm: what could hide findings is set aside, each key with its place, and
// nothing else.
func TestDisarm(t *testing.T) {
	const text = "waivers: [{rule: '*', reason: x}]\nignore: [a]\nrules: {gender: off}\nfamilies: [mandate]\nfail-on: never\nbaseline: b.json\nmap: [{draft: a, base: b}]\nlimits: {parts: 5}\n"
	c, notices, err := ReadUntrusted([]byte(text), "/x/"+FileName, "x/"+FileName)
	if err != nil || len(notices) != 0 {
		t.Fatalf("%v %q", err, notices)
	}
	notices = c.Disarm()
	if len(notices) != 6 || !strings.Contains(notices[1], FileName+":2: ignore is set aside by --untrusted: ") {
		t.Errorf("%d notices: %q", len(notices), notices)
	}
	if len(c.Waivers)+len(c.Ignore)+len(c.Rules)+len(c.Families) != 0 || c.FailOn != "" || c.Baseline != "" {
		t.Errorf("%+v", c.File)
	}
	if len(c.Map) != 1 || c.Limits.Parts != 5 {
		t.Errorf("more was taken away: %+v", c.File)
	}
	for _, e := range c.Entries() {
		if e.Key == "fail-on" && !strings.Contains(e.Origin, "set aside") {
			t.Errorf("%+v", e)
		}
	}
}

// TestReadUntrusted: files that it names are not looked for, and errors quote a word
// and no line.
func TestReadUntrusted(t *testing.T) {
	c, notices, err := ReadUntrusted([]byte("lexicon: [/no/such/file]\nrule-dirs: [/no/such/folder]\njobs: 1000\n"), "/x/"+FileName, FileName)
	if err != nil || len(c.Lexicon)+len(c.RuleDirs) != 0 || len(notices) != 3 {
		t.Errorf("%v %q %+v", err, notices, c)
	}
	if c.Jobs > runtime.GOMAXPROCS(0) {
		t.Errorf("%d workers", c.Jobs)
	}
	for _, text := range []string{"TOKEN: hunter2\n", "TOKEN=hunter2 : [ }\n", "hunter2-plain\n", "fail-on: error\n  hunter2: [x\n", "limits: {parts: hunter2}\n"} {
		_, _, err := ReadUntrusted([]byte(text), "/x/"+FileName, FileName)
		if err == nil || strings.Contains(err.Error(), "hunter2") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", text, err)
		}
	}
	_, _, err = ReadUntrusted([]byte("fail-on: "+strings.Repeat("x", 5000)+"\n"), "/x/"+FileName, FileName)
	if err == nil || len(err.Error()) > 1000 {
		t.Errorf("%.2000v", err)
	}
}
