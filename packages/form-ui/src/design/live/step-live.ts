import type { Form } from "@duheng/contracts";
import { completeLayout } from "../operations/layout.ts";
import { movePart } from "../structure/actions.ts";
import type { LivePart } from "./shown-parts.ts";

/** The form with a part of the live form moved by one place; null where it stands at the edge already. */
export function stepLive(
  form: Form,
  part: LivePart,
  step: -1 | 1,
  rest: { readonly page: string; readonly section: string },
): Form | null {
  const laidOut = completeLayout(form, rest);
  const next = movePart(laidOut, part, step);
  return JSON.stringify(next.layout) === JSON.stringify(laidOut.layout) ? null : next;
}
