import type { Form } from "@duheng/contracts";
import { pointerTo } from "../../shared/pointers.ts";
import { removeField } from "../operations/fields.ts";
import { removeIndicator } from "../operations/scoring.ts";
import type { Selection } from "../selection.ts";
import { pointerOf } from "../source/pointer-of.ts";
import { removePart } from "../structure/actions.ts";
import type { FormParts } from "./parts.ts";

interface CutOptions {
  /** Indicators that an upper tenant has locked: they stay, and their groups with them. */
  readonly lockedIds: ReadonlySet<string>;
  /** What they rest on, by JSON pointer: it stays as well. */
  readonly lockedUses: ReadonlyMap<string, unknown>;
  /** What a page and a section are called that must not be missing. */
  readonly rest: { readonly page: string; readonly section: string };
}

/**
 * The form without what was copied: just those fields and indicators, and the chosen sections, pages and groups that
 * held them. Fields that came along because a formula needs them stay.
 */
export function cutParts(
  form: Form,
  chosen: readonly Selection[],
  { fields, needed, indicators }: FormParts,
  { lockedIds, lockedUses, rest }: CutOptions,
): Form {
  let left = form;
  for (const key of Object.keys(fields.properties))
    if (!needed.includes(key) && !lockedUses.has(pointerTo("/fields/properties", key)))
      left = removeField(left, [key]);
  const isHeld = (id: string) =>
    lockedIds.has(id) || lockedUses.has(pointerOf(form, { kind: "indicator", id }));
  for (const { id } of indicators) if (!isHeld(id)) left = removeIndicator(left, id);
  for (const one of [...chosen].reverse())
    if (one.kind === "section" || one.kind === "page" || one.kind === "group")
      left = removePart(left, one, rest);
  return left;
}
