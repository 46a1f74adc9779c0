import type { Problem } from "@duheng/contracts";
import type { FieldInfo, FillState, PreparedForm } from "@duheng/form";
import { pointerSteps, pointerTo } from "../../shared/pointers.ts";

/** A problem with where it stands in the form. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly path: string;
  /** The titles on the way, and the row (from 1) where there is one. */
  readonly titles: readonly (string | { readonly row: number })[];
}

/** All problems of a half-filled form in the order of the form itself; what belongs to no field comes last. */
export function listProblems(
  prepared: PreparedForm,
  state: FillState,
  fromServer: readonly Problem[],
): PlacedProblem[] {
  const own = Object.entries(state.problems).flatMap(([path, problems]) =>
    problems.map((problem) => ({ problem, path })),
  );
  const server = fromServer.map((problem) => ({ problem, path: problem.path }));
  const seen = new Set<string>();
  const order = fieldOrder(prepared);
  return [...own, ...server]
    .filter(({ problem, path }) => {
      const key = `${path} ${problem.message.zh}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .map(({ problem, path }) => ({ problem, path, titles: titlesOf(prepared, path) }))
    .sort((left, right) => placeOf(order, left.path) - placeOf(order, right.path));
}

/** The page on which a path is filled in; -1 where it belongs to none. */
export function pageOf(prepared: PreparedForm, path: string): number {
  const [key] = pointerSteps(path);
  return prepared.layout.pages.findIndex((page) =>
    page.sections.some((section) => section.items.some((item) => item.field === key)),
  );
}

function titlesOf(prepared: PreparedForm, path: string): (string | { row: number })[] {
  const titles: (string | { row: number })[] = [];
  let at = "";
  let field: FieldInfo | null = null;
  for (const step of pointerSteps(path)) {
    at = pointerTo(at, step);
    if (/^\d+$/.test(step) && field?.kind === "rows") {
      titles.push({ row: Number(step) + 1 });
      continue;
    }
    field = prepared.field(at);
    if (field !== null) titles.push(field.title);
  }
  return titles;
}

function fieldOrder(prepared: PreparedForm): Map<string, number> {
  const keys = prepared.layout.pages.flatMap((page) =>
    page.sections.flatMap((section) => section.items.map((item) => item.field)),
  );
  return new Map(keys.map((key, index) => [key, index]));
}

function placeOf(order: ReadonlyMap<string, number>, path: string): number {
  return order.get(pointerSteps(path)[0] ?? "") ?? order.size;
}
