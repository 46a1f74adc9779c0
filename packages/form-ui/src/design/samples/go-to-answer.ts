import type { PreparedForm } from "@duheng/form";
import { goToField } from "../../fill/problems/go-to-field.ts";
import { pageOf } from "../../fill/problems/list-problems.ts";
import { pointerSteps, pointerTo } from "../../shared/pointers.ts";

/** What begins the attribute of a sample that is one of its answers. */
const answers = "inputs/answers/";
/** Frames that are waited for at most until a long page has drawn the field, about two seconds. */
const patience = 120;

/** The answer's place (a JSON pointer into the answers) that a problem of a sample is about; null where it is about something else. */
export function answerOf(attribute: string): string | null {
  return attribute.startsWith(answers) ? `/${attribute.slice(answers.length)}` : null;
}

/**
 * Leads to a field of the filled sample: its page is opened, folds around it too, and its control gets the focus; of a
 * row that is not drawn, the rows. `orElse` is called where the form shows no such field.
 */
export function goToAnswer(
  root: HTMLElement,
  prepared: PreparedForm | null,
  path: string,
  orElse: () => void,
): void {
  const page = prepared === null ? -1 : pageOf(prepared, path);
  const tab = root.querySelectorAll<HTMLElement>(".dh-preview .dh-fill .dh-pages .dh-page")[page];
  if (tab !== undefined && tab.ariaCurrent === null) tab.click();
  const field = `.dh-preview .dh-fill [data-path="${CSS.escape(pointerTo("", pointerSteps(path)[0] ?? ""))}"]`;
  const look = (left: number) => {
    if (root.querySelector(field) === null) {
      if (left > 0 && root.isConnected) requestAnimationFrame(() => look(left - 1));
      else orElse();
      return;
    }
    const form = root.querySelector<HTMLElement>(".dh-preview .dh-fill");
    if (form === null || !goToField(form, "", path)) orElse();
  };
  look(prepared === null ? 0 : patience);
}
