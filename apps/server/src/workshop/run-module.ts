import { compileFunction } from "node:vm";

/** A compiled paper, by its id and with its module's source. */
export interface PaperSource {
  readonly paperHash: string;
  readonly module: string;
}

/**
 * What a paper's module exports, run as a function: an imported module stays in memory for as long as its thread, a
 * function goes with whoever holds it. (`vm.Script` and `new Function` are kept by the engine's cache of sources.)
 * Only modules that our own compiler wrote are run. Throws SyntaxError for what is no such module.
 */
export function runModule({ paperHash, module }: PaperSource): unknown {
  const run = compileFunction(functionBody(module), [], { filename: `papers/${paperHash}.js` });
  return run();
}

/**
 * The module's text as a function's: each declaration loses its `export` and is returned. Lines stay lines, for stack
 * traces. A module says `export` at the beginning of a line only, where no text of an author's ever stands: those are
 * literals in one line. Any other `export` or `import` is left, and is a syntax error in a function.
 */
function functionBody(module: string): string {
  const names: string[] = [];
  const body = module.replace(exported, (_all, before: string, kind: string, name: string) => {
    names.push(name);
    return `${before}${kind} ${name}`;
  });
  return `"use strict";${body}\nreturn { ${names.join(", ")} };`;
}

/** Not by `^`, which begins a line after U+2028 too: that may stand within a literal. */
const exported = /(^|\n)export (const|function) ([A-Za-z_$][\w$]*)/g;
