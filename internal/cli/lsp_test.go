package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/audit"
)

// frame is a message as a client sends it.
func frame(body string) string {
	return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body)
}

func TestLSPFlags(t *testing.T) {
	var o *LSPOptions
	cmd := NewCmdLSP(&Factory{}, func(_ context.Context, got *LSPOptions) error { o = got; return nil })
	cmd.SetArgs(strings.Fields("--stdio --base b --package p --proposal q --profile un --log l --log-texts --untrusted"))
	if err := cmd.Execute(); err != nil {
		t.Fatal(err)
	}
	if o.Base != "b" || o.Package != "p" || o.Proposals[0] != "q" || o.Profile != "un" || o.Log != "l" || !o.LogTexts || !o.Untrusted {
		t.Errorf("%+v", o)
	}
}

// TestLSPSession: one session over the streams of the process, and its log.
func TestLSPSession(t *testing.T) {
	w := newWorld(t, map[string]string{"b.txt": "x", "secretname.txt": "x"})
	w.Engine.Run = audit.Run
	session := func(args ...string) int {
		w.out.Reset()
		w.err.Reset()
		uri := "file://" + filepath.ToSlash(w.abs("secretname.txt"))
		in, client := io.Pipe()
		w.In = in
		go func() {
			_, _ = io.WriteString(client, frame(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`))
			time.Sleep(100 * time.Millisecond) // the protocol has a client wait for the answer
			_, _ = io.WriteString(client, frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"`+uri+`","languageId":"plaintext","version":1,"text":"confidential"}}}`)+
				frame(`{"jsonrpc":"2.0","id":2,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"`+uri+`"}}}`)+
				frame(`{"jsonrpc":"2.0","id":3,"method":"shutdown"}`)+frame(`{"jsonrpc":"2.0","method":"exit"}`))
		}()
		w.Out, w.Err = &w.out, &w.err
		return Run(t.Context(), w.Factory, append([]string{"lsp"}, args...))
	}
	if status := session("--log", "log.txt"); status != 0 || !strings.Contains(w.out.String(), `"serverInfo":{"name":"resolint"`) {
		t.Fatalf("status %d: %s%s", status, w.out.String(), w.err.String())
	}
	log, err := os.ReadFile(w.abs("log.txt"))
	if err != nil || !strings.Contains(string(log), "textDocument/didOpen") {
		t.Errorf("%v %s", err, log)
	}
	for _, word := range []string{"confidential", "secretname"} {
		if strings.Contains(string(log), word) {
			t.Errorf("the log holds %q:\n%s", word, log)
		}
	}
	w.want(2, "", "--log-texts says what goes into --log", "lsp", "--log-texts")
	w.want(2, "", "--log missing/log.txt: no such file", "lsp", "--log", "missing/log.txt")
	w.want(2, "", "it takes no argument", "lsp", "d.txt")
	w.want(2, "", "Language Server Protocol", "lsp") // standard input is a text
}
