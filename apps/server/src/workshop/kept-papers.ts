import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";
import type { PaperSource } from "./tasks.ts";

const most = 100;
const kept = new Map<string, Promise<PreparedForm>>();

/** The paper of a module: imported once on this thread and kept, the oldest making room. */
export function openKept({ hash, module }: PaperSource): Promise<PreparedForm> {
  const known = kept.get(hash);
  if (known !== undefined) return known;
  const paper = importPaper(module);
  kept.set(hash, paper);
  paper.catch(() => kept.delete(hash));
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return paper;
}

async function importPaper(module: string): Promise<PreparedForm> {
  // Only modules that our own compiler wrote are kept; no address of a client leads here.
  const exports: unknown = await import(
    `data:text/javascript;base64,${Buffer.from(module).toString("base64")}`
  );
  return openPaper(exports);
}
