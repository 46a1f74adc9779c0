import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Form, ScoreInputs, ScoreResult } from "@duheng/contracts";

/** A paper as it was compiled when its edition of the language was the newest, and what it gave then. */
export interface GoldenPaper {
  readonly title: string;
  readonly edition: number;
  readonly compiler: string;
  readonly form: Form;
  /** Source of the compiled module. */
  readonly module: string;
  readonly cases: readonly { readonly inputs: ScoreInputs; readonly result: ScoreResult }[];
}

/** The folder of an edition's golden papers; what is in it is never written again. */
export function goldenFolder(edition: number): string {
  return join(import.meta.dirname, `edition-${edition}`);
}

export function readGoldenPapers(edition: number): GoldenPaper[] {
  const folder = goldenFolder(edition);
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString("utf8")));
}

export function packGoldenPaper(paper: GoldenPaper): Buffer {
  return gzipSync(JSON.stringify(paper), { level: 9 });
}
