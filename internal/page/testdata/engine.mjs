// Runs the engine in node, as the page's worker would in a browser, over a list of
// audits. Usage: node engine.mjs WASM_EXEC ENGINE.wasm LIST.json
//
// LIST.json holds audits {request, files, outputs: [{format, document, file}]} where
// files are paths in the order of draft, base and proposals. A file "-" is thrown
// away. It prints {starts, audits: [{error, summary, wall, cpu}], memory}, in
// milliseconds of wall clock and processor and bytes of the engine's memory.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [exec, wasm, list] = process.argv.slice(2);
createRequire(import.meta.url)(exec);

const clock = () => {
  const start = performance.now(), cpu = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(cpu);
    return { wall: performance.now() - start, cpu: (used.user + used.system) / 1000 };
  };
};

const whole = clock();
const go = new Go();
const compiled = await WebAssembly.compile(readFileSync(wasm));
const starts = { compiled: whole() };
const instance = await WebAssembly.instantiate(compiled, go.importObject);
const started = new Promise((resolve) => { globalThis.resolintStarted = resolve; });
go.run(instance);
await started;
starts.started = whole();
const engine = globalThis.resolintEngine;
const about = JSON.parse(await engine.about());
starts.ready = whole();

const audits = [];
for (const { request, files, outputs } of JSON.parse(readFileSync(list))) {
  const took = clock(), stages = [];
  const result = { stages };
  try {
    const data = (files ?? []).map((f) => new Uint8Array(readFileSync(f)));
    result.summary = JSON.parse(await engine.audit(JSON.stringify(request), data, (a, b) => stages.push(typeof a === "number" ? `${a}/${b}` : b)));
    Object.assign(result, took());
    for (const { format, document, file } of outputs ?? []) {
      const out = await engine.write(format, document ?? "");
      if (file !== "-") writeFileSync(file, out);
    }
  } catch (err) {
    result.error = err.message;
  }
  audits.push(result);
}
process.stdout.write(JSON.stringify({ about, starts, audits, memory: instance.exports.mem.buffer.byteLength }), () => process.exit(0));
