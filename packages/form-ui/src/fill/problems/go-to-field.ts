import { pointerSteps, pointerTo } from "../../shared/pointers.ts";
import { inputId } from "../fill-context.ts";

/**
 * Puts the focus on the input at a path, or on the nearest thing around it that exists (a rows field's add button
 * where the row itself is the problem). Returns whether something was found.
 */
export function goToField(root: HTMLElement, idPrefix: string, path: string): boolean {
  const steps = pointerSteps(path);
  for (let length = steps.length; length > 0; length -= 1) {
    const at = steps.slice(0, length).reduce(pointerTo, "");
    const target = focusable(root, idPrefix, at);
    if (target === null) continue;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    return true;
  }
  return false;
}

function focusable(root: HTMLElement, idPrefix: string, path: string): HTMLElement | null {
  const input = root.ownerDocument.getElementById(inputId(idPrefix, path));
  if (input instanceof HTMLElement && root.contains(input) && input.matches(inputs)) return input;
  const box = root.querySelector(`[data-path="${CSS.escape(path)}"]`);
  return box?.querySelector<HTMLElement>(inputs) ?? null;
}

const inputs = "input:not([hidden]), select, textarea, button, summary";
