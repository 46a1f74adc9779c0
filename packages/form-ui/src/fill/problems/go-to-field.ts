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
    openAround(target);
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    return true;
  }
  return false;
}

/** Whatever is folded away around an element opens: nothing that is not shown can have the focus. */
function openAround(target: HTMLElement): void {
  // The fold that a summary belongs to may stay closed: the summary is in sight.
  const from = target.matches("summary") ? target.parentElement?.parentElement : target;
  for (let at = from?.closest("details"); at; at = at.parentElement?.closest("details")) at.open = true;
}

function focusable(root: HTMLElement, idPrefix: string, path: string): HTMLElement | null {
  const input = root.ownerDocument.getElementById(inputId(idPrefix, path));
  if (input instanceof HTMLElement && root.contains(input) && input.matches(inputs)) return input;
  const box = root.querySelector(`[data-path="${CSS.escape(path)}"]`);
  return box?.querySelector<HTMLElement>(inputs) ?? null;
}

const inputs = "input:not([hidden]), select, textarea, button, summary";
