import type { Form } from "@duheng/contracts";
import { goToField } from "../../fill/problems/go-to-field.ts";
import { pointerTo } from "../../shared/pointers.ts";

/** Frames that are waited for at most until the form is drawn anew, about one second. */
const patience = 60;

/**
 * A field that is moved by keys may be drawn anew elsewhere, also on another page: whoever moves it stays in it.
 * @param form the form after the move
 */
export function keepFocus(root: HTMLElement, form: Form, key: string): void {
  const page = (form.layout?.pages ?? []).findIndex(({ sections }) =>
    sections.some(({ items }) => items.some(({ field }) => field === key)),
  );
  const look = (left: number) => {
    const { activeElement, body } = root.ownerDocument;
    if (left === 0 || !root.isConnected) return;
    if (activeElement === body) {
      const tab = root.querySelectorAll<HTMLElement>(".dh-pages .dh-page")[page];
      if (tab !== undefined && tab.ariaCurrent === null) tab.click();
      if (goToField(root, "", pointerTo("", key))) return;
    }
    requestAnimationFrame(() => look(left - 1));
  };
  requestAnimationFrame(() => look(patience));
}
