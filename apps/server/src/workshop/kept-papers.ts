import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";
import { keptPromises } from "../kept-promises.ts";
import type { PaperSource } from "./tasks.ts";

const kept = keptPromises<PreparedForm>(100);

/** The paper of a module: imported once on this thread and kept, the oldest making room. */
export function openKept({ hash, module }: PaperSource): Promise<PreparedForm> {
  return kept(hash, () => importPaper(module));
}

async function importPaper(module: string): Promise<PreparedForm> {
  // Only modules that our own compiler wrote are kept; no address of a client leads here.
  const exports: unknown = await import(
    `data:text/javascript;base64,${Buffer.from(module).toString("base64")}`
  );
  return openPaper(exports);
}
