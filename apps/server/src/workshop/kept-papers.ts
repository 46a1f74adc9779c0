import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";
import { keptPromises } from "../base/kept-promises.ts";
import { type PaperSource, runModule } from "./run-module.ts";

interface OpenPaper {
  readonly paper: PreparedForm;
  /** Characters of its module: an open paper takes about five bytes for each. */
  readonly size: number;
}

/** On each thread. */
const kept = keptPromises<OpenPaper>(100, { most: 16_000_000, sizeOf: ({ size }) => size });

/** The paper of a module: opened once on this thread and kept, the one that was not needed for the longest making room. */
export async function openKept(source: PaperSource): Promise<PreparedForm> {
  const { paper } = await kept(source.paperHash, async () => ({
    paper: await openPaper(runModule(source)),
    size: source.module.length,
  }));
  return paper;
}
