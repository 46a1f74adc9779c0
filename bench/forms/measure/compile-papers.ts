import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { compilePaper } from "@duheng/form/compile";
import { benchForm } from "../form/bench-form.ts";
import { duhengForm } from "../form/duheng-form.ts";

/** The form of one size as the server compiles it; `gzip` in bytes. */
export interface Paper {
  readonly size: number;
  readonly module: string;
  readonly gzip: number;
}

export function compilePapers(sizes: readonly number[]): Paper[] {
  return sizes.map((size) => {
    const { module } = compilePaper(duhengForm(benchForm(size)));
    return { size, module, gzip: gzipSync(module).length };
  });
}

/** Puts the papers where our pages fetch them. */
export function writePapers(folder: string, papers: readonly Paper[]): void {
  for (const { size, module } of papers) writeFileSync(join(folder, `paper-${size}.js`), module);
}
