package lsp

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestFrames(t *testing.T) {
	for _, tt := range []struct{ in, want, err string }{
		{"Content-Length: 2\r\n\r\n{}", "{}", ""},
		{"content-length:2\n\n{}", "{}", ""},
		{"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 0\r\n\r\n", "", ""},
		{"", "", "EOF"},
		{"Content-Length: 3\r\n\r\n{}", "", "ends after 2 of 3 bytes"},
		{"Content-Length: 3\r\n", "", "unexpected EOF"},
		{"\r\n", "", "Content-Length is missing"},
		{"Content-Length: -1\r\n\r\n", "", "is no number"},
		{"Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", "", "stands there twice"},
		{"Content-Length: 9223372036854775808\r\n\r\n", "", "is no number"},
		{"Content-Length: 300000000\r\n\r\n", "", "is more than"},
		{"what\r\n\r\n", "", "no colon"},
		{"X: " + strings.Repeat("y", maxHeader), "", "longer than"},
	} {
		got, err := newFrames(iotest.OneByteReader(strings.NewReader(tt.in)), io.Discard).Recv()
		if string(got) != tt.want || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%.40q: %q, %v; want %q, %q", tt.in, got, err, tt.want, tt.err)
		}
	}
}

// FuzzFrames: whatever comes in, each message is what its header says or an error
// ends the stream; and what is sent can be received.
func FuzzFrames(f *testing.F) {
	f.Add([]byte("Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\nnull"))
	f.Add([]byte("Content-Length: 99\r\n\r\n{}"))
	f.Add([]byte("\r\n\r\n"))
	f.Add([]byte("Content-Length: 1\nX: \xff\n\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		in := newFrames(bytes.NewReader(data), io.Discard)
		var again bytes.Buffer
		out := newFrames(nil, &again)
		var messages [][]byte
		for {
			m, err := in.Recv()
			if err != nil {
				if m != nil {
					t.Errorf("a message of %d bytes with the error %v", len(m), err)
				}
				break
			}
			if len(m) > len(data) {
				t.Fatalf("%d bytes out of %d", len(m), len(data))
			}
			messages = append(messages, m)
			if err := out.Send(m); err != nil {
				t.Fatal(err)
			}
		}
		back := newFrames(&again, io.Discard)
		for _, want := range messages {
			if got, err := back.Recv(); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%q came back as %q, %v", want, got, err)
			}
		}
		if _, err := back.Recv(); !errors.Is(err, io.EOF) {
			t.Fatalf("after the last message: %v", err)
		}
	})
}

// TestFrameMemory: a length that is promised and not kept takes no memory.
func TestFrameMemory(t *testing.T) {
	head := fmt.Sprintf("Content-Length: %d\r\n\r\n{", maxMessage)
	allocated := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			if _, err := newFrames(strings.NewReader(head), io.Discard).Recv(); err == nil {
				b.Fatal("half a message was taken for a whole")
			}
		}
	}).AllocedBytesPerOp()
	if allocated > 1<<20 {
		t.Errorf("%d bytes", allocated)
	}
}
