import type { Form } from "@duheng/contracts";
import { freeName } from "../../operations/ids.ts";

/** A name for an indicator whose row has none, until somebody gives it one. */
export function passingName({ indicators }: Form): string {
  return freeName(
    stem,
    indicators.map(({ title }) => title),
  );
}

/** Whether a title is one that `passingName` gives. */
export function isPassingName(title: string): boolean {
  return title.startsWith(stem) && /^\d*$/.test(title.slice(stem.length));
}

const stem = "指标";
