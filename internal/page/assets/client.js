"use strict";
// The page's side of the worker. It starts one as soon as the page is there, keeps
// what was compiled, and puts a new one in the place of one that was cancelled or
// came to its end.

// Trouble is an error with a remedy, to be shown as it is.
class Trouble extends Error {
  constructor(message, remedy) { super(message); this.remedy = remedy || ""; }
}

// Stopped is the end of an engine in the midst of its work.
class Stopped extends Trouble {}

class Cancelled extends Error {}

const client = {
  about: null, // what the engine says of itself, once it is ready
  onState: () => {}, // called with "starting", "ready" or a Trouble
  onTold: () => {}, // called with {job, stage} or {done, total} during an audit

  begin(engine) {
    this.source = engine;
    const missing = this.missing();
    if (missing) this.onState(missing);
    else this.start();
  },

  // missing says what this browser lacks.
  missing() {
    const remedy = "Use a current Chrome, Edge, Firefox or Safari, or the command line program.";
    if (!self.WebAssembly || !WebAssembly.compileStreaming) return new Trouble("This browser cannot run the engine: it has no WebAssembly, or it is switched off (as “lockdown” or “strict” modes do).", remedy);
    if (!self.Worker || !self.DecompressionStream) return new Trouble("This browser is too old to run the engine.", remedy);
    return null;
  },

  start() {
    this.waiting = new Map();
    this.isReady = false;
    this.ready = new Promise((resolve, reject) => { this.settle = { resolve, reject }; });
    this.ready.catch(() => {}); // told by onState
    this.onState("starting");
    this.url ||= URL.createObjectURL(new Blob([document.getElementById("worker").textContent], { type: "text/javascript" }));
    try {
      this.worker = new Worker(this.url);
    } catch (err) {
      this.fail(err);
      return;
    }
    const worker = this.worker;
    worker.onmessage = (event) => { if (worker === this.worker) this.hear(event.data); };
    worker.onmessageerror = () => {}; // the module could not be passed on; the bytes are kept
    worker.onerror = (event) => { event.preventDefault(); if (worker === this.worker) this.fail(event); };
    worker.postMessage({ engine: this.source });
  },

  hear(m) {
    if (m.module) {
      this.source = m.module;
      document.getElementById("engine-gzip")?.remove();
    } else if (m.ready) {
      this.about = m.ready;
      this.isReady = true;
      this.fails = 0;
      this.settle.resolve();
      this.onState("ready");
    } else if (m.broken !== undefined) {
      this.fail(new Error(m.broken));
    } else if (m.id === undefined) {
      this.onTold(m);
    } else {
      const w = this.waiting.get(m.id);
      this.waiting.delete(m.id);
      if (m.error !== undefined) w?.reject(new Trouble(m.error)); else w?.resolve(m.value);
    }
  },

  // call asks the engine for something, as soon as it is ready.
  async call(call, ...args) {
    await this.ready;
    const id = this.next = (this.next || 0) + 1;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, call, args });
    });
  },

  // fail is the end of an engine. One that was ready is followed by a new one; one
  // that never was is not tried for ever.
  fail(err) {
    this.worker?.terminate();
    this.worker = null;
    const wasReady = this.isReady, waiting = [...this.waiting.values()];
    this.fails = (this.fails || 0) + 1;
    if (wasReady || this.fails < 2) {
      const settle = this.settle;
      this.start();
      this.ready.then(settle.resolve, settle.reject);
      for (const w of waiting) w.reject(new Stopped(
        "The engine stopped, most likely because the text needs more memory than this browser gives it.",
        "Your files are still chosen, and a new engine is starting. Close other tabs and try again, audit the texts one by one, or use the command line program."));
      return;
    }
    const told = new Trouble(`The engine could not be started (${err.message || err}).`,
      "Reload the page; if that does not help, the file may be damaged: get it again, and compare its checksum with the published one.");
    this.settle.reject(told);
    for (const w of waiting) w.reject(told);
    this.onState(told);
  },

  // cancel ends the worker, whatever it does, and starts a new one.
  cancel() {
    this.worker?.terminate();
    const waiting = [...this.waiting.values()], settle = this.settle;
    this.start();
    settle.reject(new Cancelled()); // for those that waited until the engine is ready
    for (const w of waiting) w.reject(new Cancelled());
  },
};
