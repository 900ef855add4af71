// The worker of the page: it holds the engine. It is made from a blob, with Go's
// wasm_exec.js before it, and speaks in messages alone.
//
// It gets {engine} first: a WebAssembly.Module, or the gzipped bytes as base64. Then
// requests {id, call, args}, answered by {id, value} or {id, error}; between them
// {stage} and {done} tell how far an audit is, and {broken} is the last word of an
// engine that has come to its end.
"use strict";

let engine;

self.onmessage = (event) => {
  const m = event.data;
  if (m.engine !== undefined) {
    start(m.engine).catch((err) => broken(err));
    return;
  }
  call(m).catch((err) => postMessage({ id: m.id, error: String(err && err.message || err) }));
};

async function call({ id, call, args }) {
  if (call === "audit") args = [...args, told];
  let value = await engine[call](...args);
  if (typeof value === "string") value = JSON.parse(value);
  postMessage({ id, value }, value instanceof Uint8Array ? [value.buffer] : []);
}

function told(a, b) {
  postMessage(typeof a === "number" ? { done: a, total: b } : { job: a, stage: b });
}

async function start(from) {
  const go = new Go();
  const compiled = from instanceof WebAssembly.Module ? from : await compile(from);
  // The page keeps the compiled module for the next worker, where the browser
  // lets it be passed on.
  if (compiled !== from) {
    try { postMessage({ module: compiled }); } catch { /* the page keeps the bytes */ }
  }
  const instance = await WebAssembly.instantiate(compiled, go.importObject);
  const started = new Promise((resolve) => { self.resolintStarted = resolve; });
  go.run(instance).then(() => broken(new Error("the engine ended")), broken);
  await started;
  engine = self.resolintEngine;
  postMessage({ ready: JSON.parse(await engine.about()) });
}

// compile unpacks and compiles at the same time. Response is only the form in which
// WebAssembly takes a stream; nothing is fetched.
function compile(base64) {
  const unpacked = new Blob([bytes(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compileStreaming(new Response(unpacked, { headers: { "Content-Type": "application/wasm" } }));
}

function bytes(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64), out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
  return out;
}

function broken(err) {
  postMessage({ broken: String(err && err.message || err) });
}
