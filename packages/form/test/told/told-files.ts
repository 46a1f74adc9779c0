import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tellCarry } from "./tell-carry.ts";
import { tellCauses } from "./tell-causes.ts";
import { tellCheck } from "./tell-check.ts";
import { tellDifference } from "./tell-difference.ts";
import { tellFill } from "./tell-fill.ts";
import { tellImport } from "./tell-import.ts";
import { tellMerge } from "./tell-merge.ts";
import { tellRichMerge } from "./tell-rich-merge.ts";

/** A file of JSON documents and the lines that are told of each. */
export interface ToldFile {
  readonly path: string;
  readonly tell: (given: unknown) => readonly string[];
}

export const toldFiles: readonly ToldFile[] = [
  { path: join(import.meta.dirname, "imports.txt"), tell: tellImport },
  { path: join(import.meta.dirname, "merges.txt"), tell: tellMerge },
  { path: join(import.meta.dirname, "rich-merges.txt"), tell: tellRichMerge },
  { path: join(import.meta.dirname, "causes.txt"), tell: tellCauses },
  { path: join(import.meta.dirname, "carried.txt"), tell: tellCarry },
  { path: join(import.meta.dirname, "fills.txt"), tell: tellFill },
  { path: join(import.meta.dirname, "differences.txt"), tell: tellDifference },
  { path: join(import.meta.dirname, "checks.txt"), tell: tellCheck },
];

/** Blocks of lines, the first one `# ` and the document. */
export function readTold(
  path: string,
): readonly { readonly given: string; readonly lines: readonly string[] }[] {
  return readFileSync(path, "utf8")
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [given = "", ...lines] = block.trimEnd().split("\n");
      return { given, lines };
    });
}

export function writtenTold({ path, tell }: ToldFile): string {
  return readTold(path)
    .map(({ given }) => [`# ${given}`, ...tell(JSON.parse(given)), ""].join("\n"))
    .join("\n");
}
