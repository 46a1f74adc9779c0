import type { Form } from "@duheng/contracts";
import { asText, own } from "../../shared/guards.ts";
import { completeLayout } from "../operations/layout.ts";
import { type FieldPath, schemaAt } from "../operations/schemas.ts";
import type { Selection } from "../selection.ts";
import { groupFor, holdsFields, sectionFor } from "../structure/targets.ts";
import type { NewTitles } from "./add-item.ts";

/** Where a new field would go. */
export interface PlaceOfNew {
  /** Equal for equal places: `section`, or the path of the rows or the object. */
  readonly id: string;
  /** The selection behind which it is added, or into which. */
  readonly target: Selection;
  readonly inside: boolean;
  /** The titles of what it comes into, and of the field that it comes behind; empty where it comes last. */
  readonly into: string;
  readonly behind: string;
  /** Whether it becomes a column of rows, or a part of an object. */
  readonly as: "field" | "column" | "member";
}

/**
 * The places where a new field may go for what is selected: first its page and section, always; then, where rows, an
 * object or something in them is selected, in these, for who asks for a column.
 * @param rest what the section is called that takes the fields that none shows
 */
export function placesOfNew(
  form: Form,
  selection: Selection,
  rest: NewTitles["rest"],
): readonly PlaceOfNew[] {
  return [inSection(completeLayout(form, rest), selection), ...inHolders(form, selection)];
}

/** The title of the group to which a new indicator would be added. */
export function groupOfNew(form: Form, selection: Selection): string {
  const code = groupFor(selection, form);
  return form.score.groups.find((group) => group.code === code)?.title ?? code;
}

function inSection(form: Form, selection: Selection): PlaceOfNew {
  const target: Selection =
    selection.kind === "field" ? { kind: "field", path: selection.path.slice(0, 1) } : selection;
  const { section, after } = sectionFor(target, form);
  const found = (form.layout?.pages ?? []).flatMap((page) => page.sections).find(({ id }) => id === section);
  return {
    id: "section",
    target,
    inside: false,
    into: found?.title ?? "",
    behind: after === undefined ? "" : titleAt(form, [after]),
    as: "field",
  };
}

function inHolders(form: Form, selection: Selection): PlaceOfNew[] {
  if (selection.kind !== "field") return [];
  const { path } = selection;
  const holders = path.map((_, index) => path.slice(0, index + 1));
  return holders
    .filter((holder) => holdsFields({ kind: "field", path: holder }, form))
    .map((holder): PlaceOfNew => {
      const child = path.slice(0, holder.length + 1);
      const isBehind = child.length > holder.length;
      return {
        id: JSON.stringify(holder),
        target: { kind: "field", path: isBehind ? child : holder },
        inside: !isBehind,
        into: titleAt(form, holder),
        behind: isBehind ? titleAt(form, child) : "",
        as: own(schemaAt(form.fields, holder), "type") === "array" ? "column" : "member",
      };
    });
}

function titleAt(form: Form, path: FieldPath): string {
  return asText(own(schemaAt(form.fields, path), "title")) ?? path.at(-1) ?? "";
}
