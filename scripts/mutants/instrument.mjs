import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { root } from "../lib/run.mjs";
import { addNumberMutator, leftOut } from "./mutators.mjs";

const silent = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };

/**
 * All mutants of the sources, in code where each can be switched on while it runs.
 * `files`: the code by absolute path. `mutants`: `{ id, file, line, within, original, mutated }`; `within` is the whole line.
 */
export async function instrument(sources) {
  await addNumberMutator();
  const names = sourceFiles(sources);
  const texts = new Map(names.map((name) => [name, readFileSync(join(root, name), "utf8")]));
  const given = names.map((name) => ({ name, content: texts.get(name), mutate: true }));
  const options = { excludedMutations: leftOut, ignorers: [], plugins: null };
  const result = await new Instrumenter(silent).instrument(given, options);
  return {
    files: Object.fromEntries(result.files.map(({ name, content }) => [join(root, name), content])),
    mutants: result.mutants
      .filter((mutant) => mutant.status !== "Ignored")
      .map((mutant) => describe(mutant, texts.get(mutant.fileName))),
  };
}

function sourceFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("generated"))
    .map((name) => join(folder, name))
    .sort();
}

function describe({ id, fileName, location, replacement }, text) {
  const lines = text.split("\n");
  return {
    id,
    file: fileName,
    line: location.start.line + 1,
    within: lines[location.start.line].trim(),
    original: oneLine(cut(lines, location)),
    mutated: oneLine(replacement),
  };
}

function cut(lines, { start, end }) {
  const part = lines.slice(start.line, end.line + 1);
  part[part.length - 1] = part.at(-1).slice(0, end.column);
  part[0] = part[0].slice(start.column);
  return part.join("\n");
}

const oneLine = (text) => text.replace(/\s+/g, " ");
