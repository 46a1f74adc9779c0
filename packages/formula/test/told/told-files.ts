import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { tell } from "./tell.ts";
import { tellEditing } from "./tell-editing.ts";

/** A formula and the lines that are told of it. */
export interface Told {
  readonly source: string;
  readonly lines: readonly string[];
}

/** The files of formulas with what is told of them, by name: blocks of lines, the first one `# ` and the formula in JSON's quotes. */
export function toldFiles(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => join(import.meta.dirname, name))
    .sort();
}

export function readTold(file: string): readonly Told[] {
  return readFileSync(file, "utf8")
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [source = "", ...lines] = block.trimEnd().split("\n");
      return { source: JSON.parse(source), lines };
    });
}

export function writtenTold(told: readonly Told[]): string {
  return told.map(({ source, lines }) => [`# ${JSON.stringify(source)}`, ...lines, ""].join("\n")).join("\n");
}

/** What is told of a source in this file. */
export function tellerOf(file: string): (source: string) => readonly string[] {
  return basename(file) === "editing.txt" ? tellEditing : tell;
}
