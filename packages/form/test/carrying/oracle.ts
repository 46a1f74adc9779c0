import { put, valueAt } from "./fill-model.ts";
import { type Model, type Node, type Slot, slotsOf } from "./model.ts";

export interface Expected {
  readonly answers: Record<string, unknown>;
  /** Path in the earlier answers → why, and what. */
  readonly lost: Map<string, { reason: string; value: unknown }>;
  readonly files: Map<string, string>;
  readonly lostFiles: Map<string, string>;
}

/** What carrying over must come to, by identities of the models alone. */
export function expectedOf(
  from: Model,
  to: Model,
  given: { readonly answers: Record<string, unknown>; readonly files: ReadonlyMap<string, string> },
): Expected {
  const lost: Expected["lost"] = new Map();
  const files = new Map<string, string>();
  const lostFiles = new Map(given.files);
  const everywhere = overallOf(to);

  const level = (
    earlier: Slot | undefined,
    later: Slot | undefined,
    source: unknown,
    path: string,
    newPath: string,
  ) => {
    const answers: Record<string, unknown> = {};
    const targets = new Map(slotsOf(to, later).map((slot) => [slot.identity, slot]));
    for (const slot of slotsOf(from, earlier)) {
      const { node, steps } = slot;
      const target = targets.get(slot.identity);
      const place = [path, ...steps].join("/");
      const newPlace = target === undefined ? "" : [newPath, ...target.steps].join("/");
      const file = given.files.get(place);
      if (file !== undefined && target?.node.evidence === true) {
        files.set(newPlace, file);
        lostFiles.delete(place);
      }
      const value = valueAt(source, steps);
      if (node.kind === "object" || node.computed || value === undefined) continue;
      const lose = (reason: string, what = value) => lost.set(place, { reason, value: what });
      if (target === undefined) lose(everywhere.has(slot.overall) ? "other-rows" : "removed");
      else if (target.node.computed) lose("now-computed");
      else if (Array.isArray(value) && node.kind === "rows") {
        const rows = (value as unknown[]).map((row, at) =>
          level(slot, target, row, `${place}/${at}`, `${newPlace}/${at}`),
        );
        put(answers, target.steps, rows);
      } else {
        const { kept, gone } = keptOf(value, node, target.node);
        if (gone !== undefined) lose("other-kind", gone);
        if (kept !== undefined) put(answers, target.steps, kept);
      }
    }
    return answers;
  };
  return { answers: level(undefined, undefined, given.answers, "", ""), lost, files, lostFiles };
}

/** What of a value another kind of field takes. Here no text is a number, nor the title or value of an option. */
function keptOf(value: unknown, from: Node, to: Node): { kept?: unknown; gone?: unknown } {
  const listed = (each: unknown) => to.options.some(([known]) => known === each);
  if (to.kind === "text" && from.options.length > 0) {
    const chosen: unknown[] = Array.isArray(value) ? value : [value];
    return { kept: chosen.map((each) => from.options.find(([known]) => known === each)?.[1]).join("、") };
  }
  if (from.kind === "choices" || to.kind === "choices" || to.kind === "choice") {
    const all: unknown[] = Array.isArray(value) ? value : [value];
    if (to.kind !== "choices" && to.kind !== "choice") return { gone: value };
    if (to.kind === "choice" && all.length > 1) return { gone: value };
    const kept = all.filter(listed);
    const gone = all.filter((each) => !listed(each));
    return {
      ...(kept.length === 0 ? {} : { kept: to.kind === "choice" ? kept[0] : kept }),
      ...(gone.length === 0 ? {} : { gone: Array.isArray(value) ? gone : value }),
    };
  }
  if (to.kind === "text") return { kept: String(value) };
  return typeof value === "number" ? { kept: value } : { gone: value };
}

function overallOf(model: Model, row?: Slot): Set<string> {
  return new Set(
    slotsOf(model, row).flatMap((slot) => [
      slot.overall,
      ...(slot.node.kind === "rows" ? overallOf(model, slot) : []),
    ]),
  );
}
