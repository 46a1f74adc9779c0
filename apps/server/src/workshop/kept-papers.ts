import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";
import { keptPromises } from "../base/kept-promises.ts";

/** A compiled paper, by the hash of what it was compiled from and with its module's source. */
export interface PaperSource {
  readonly hash: string;
  readonly module: string;
}

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
