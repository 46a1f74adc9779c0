import type { Form } from "@duheng/contracts";
import { asText, isRecord, own } from "../../shared/guards.ts";
import { type FieldPath, holderOf, keysIn, schemaAt } from "../operations/schemas.ts";
import type { Selection } from "../selection.ts";
import { pointerOf } from "../source/pointer-of.ts";

/** One line of the structure pane. */
export interface OutlineItem {
  readonly selection: Selection;
  readonly title: string;
  /** 1 for the outermost. */
  readonly level: number;
  readonly locked: boolean;
  /** Titles of the locked indicators that rest on it. */
  readonly usedBy: readonly string[];
  /** What stands behind the title: full points, number of choices … */
  readonly detail: string;
}

/** The form as a list of lines with levels: pages › sections › fields, groups › indicators, samples. */
export function outlineForm(
  form: Form,
  lockedIds: ReadonlySet<string>,
  lockedUses: ReadonlyMap<string, readonly string[]> = new Map(),
): {
  readonly fields: readonly OutlineItem[];
  readonly scoring: readonly OutlineItem[];
  readonly samples: readonly OutlineItem[];
} {
  const marked = (lines: readonly OutlineItem[]) =>
    lockedUses.size === 0
      ? lines
      : lines.map((each) => ({ ...each, usedBy: lockedUses.get(pointerOf(form, each.selection)) ?? [] }));
  return {
    fields: marked(outlineFields(form)),
    scoring: marked(
      form.score.groups
        .flatMap((group) => [
          line({ kind: "group", id: group.id }, group.title, 1),
          ...form.indicators
            .filter((indicator) => indicator.group === group.code)
            .map((indicator) => ({
              ...line({ kind: "indicator", id: indicator.id }, indicator.title, 2),
              locked: lockedIds.has(indicator.id),
              detail: pointsText(indicator.points),
            })),
        ])
        .concat(
          form.indicators
            .filter((indicator) => !form.score.groups.some((group) => group.code === indicator.group))
            .map((indicator) => line({ kind: "indicator", id: indicator.id }, indicator.title, 1)),
        ),
    ),
    samples: (form.samples ?? []).map((sample) => line({ kind: "sample", id: sample.id }, sample.title, 1)),
  };
}

function outlineFields(form: Form): OutlineItem[] {
  const placed = new Set<string>();
  const items = (form.layout?.pages ?? []).flatMap((page) => [
    line({ kind: "page", id: page.id }, page.title, 1),
    ...page.sections.flatMap((section) => [
      line({ kind: "section", id: section.id }, section.title === "" ? "—" : section.title, 2),
      ...section.items.flatMap(({ field }) => {
        placed.add(field);
        return fieldLines(form, [field], 3);
      }),
    ]),
  ]);
  const rest = keysIn(form.fields, []).filter((key) => !placed.has(key));
  return [...items, ...rest.flatMap((key) => fieldLines(form, [key], 1))];
}

function fieldLines(form: Form, path: FieldPath, level: number): OutlineItem[] {
  const schema = schemaAt(form.fields, path);
  if (schema === undefined || level > deepest) return [];
  const self = line({ kind: "field", path }, asText(schema.title) ?? path.at(-1) ?? "", level);
  const inside = own(holderOf(schema), "properties");
  if (!isRecord(inside) || schema.contentMediaType !== undefined) return [self];
  return [self, ...Object.keys(inside).flatMap((key) => fieldLines(form, [...path, key], level + 1))];
}

function line(selection: Selection, title: string, level: number): OutlineItem {
  return { selection, title, level, locked: false, usedBy: [], detail: "" };
}

function pointsText(points: Form["indicators"][number]["points"]): string {
  if (points.kind === "fixed") return String(points.full);
  return points.min === 0
    ? `+${points.max}`
    : points.max === 0
      ? String(points.min)
      : `${points.min}…+${points.max}`;
}

const deepest = 12;
