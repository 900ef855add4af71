//go:build js && wasm

// Resolint-wasm is the engine of the page: it puts internal/page/engine into the
// JavaScript object resolintEngine, each method of which returns a promise, and
// waits. internal/page/assets/worker.js calls it.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"syscall/js"

	"github.com/resolint/resolint/internal/page/engine"
)

// version is set by the linker.
var version = "devel"

func main() {
	// The page has one user and one text at a time: a heap that may grow to three
	// times what is in use costs fewer collections, up to a size at which memory is
	// worth more than time.
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(256 << 20)
	e := engine.New(version)
	js.Global().Set("resolintEngine", js.ValueOf(map[string]any{
		"about": promised(func([]js.Value) (any, error) {
			return asJSON(e.About(context.Background()))
		}),
		"describe": promised(func(args []js.Value) (any, error) {
			f := engine.File{Data: bytesOf(args[1])}
			if err := json.Unmarshal([]byte(args[0].String()), &f); err != nil {
				return nil, err
			}
			return asJSON(e.Describe(f))
		}),
		"audit": promised(func(args []js.Value) (any, error) {
			r, err := request(args[0], args[1])
			if err != nil {
				return nil, err
			}
			return asJSON(e.Audit(context.Background(), r, listener(args[2])))
		}),
		"write": promised(func(args []js.Value) (any, error) {
			return asBytes(e.Write(args[0].String(), args[1].String()))
		}),
		"view": promised(func([]js.Value) (any, error) { return asBytes(e.View()) }),
	}))
	js.Global().Call("resolintStarted")
	select {}
}

// request reads the JSON of a request, and the bytes of its files from an array in
// the order of draft, base and proposals.
func request(text, data js.Value) (*engine.Request, error) {
	r := &engine.Request{}
	if err := json.Unmarshal([]byte(text.String()), r); err != nil {
		return nil, err
	}
	n := 0
	for _, side := range [][]engine.File{r.Draft, r.Base, r.Proposals} {
		for i := range side {
			side[i].Data = bytesOf(data.Index(n))
			n++
		}
	}
	return r, nil
}

func listener(f js.Value) engine.Listener {
	return engine.Listener{
		Stage: func(job, stage string) { f.Invoke(job, stage) },
		Done:  func(done, total int) { f.Invoke(done, total) },
	}
}

func bytesOf(array js.Value) []byte {
	data := make([]byte, array.Length())
	js.CopyBytesToGo(data, array)
	return data
}

func asJSON(v any, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(v)
	return string(text), err
}

func asBytes(data []byte, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	array := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(array, data)
	return array, nil
}

// promised makes a JavaScript function of f that returns a promise. f runs in a
// goroutine of its own: one that waits must not keep JavaScript's loop waiting.
func promised(f func([]js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		var settle js.Func
		settle = js.FuncOf(func(_ js.Value, functions []js.Value) any {
			go func() {
				defer settle.Release()
				value, err := guarded(f, args)
				if err != nil {
					functions[1].Invoke(js.Global().Get("Error").New(err.Error()))
					return
				}
				functions[0].Invoke(value)
			}()
			return nil
		})
		return js.Global().Get("Promise").New(settle)
	})
}

// guarded turns a panic into an error: the page says it, and goes on.
func guarded(f func([]js.Value) (any, error), args []js.Value) (value any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the audit broke off: %v; this is a defect of resolint, please report it with this line", p)
		}
	}()
	return f(args)
}
