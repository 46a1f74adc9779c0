/**
 * Puts the focus on the control of an attribute in the properties pane (or, for a sample, in the middle): the
 * attribute itself, or the nearest part of its path that has a control.
 */
export function focusAttribute(root: HTMLElement, attribute: string): boolean {
  const steps = attribute.split("/");
  for (let length = steps.length; length >= 0; length -= 1) {
    const name = steps.slice(0, length).join("/");
    const box = findBox(root, name);
    if (box === null) continue;
    for (const details of parents(box, "DETAILS")) details.setAttribute("open", "");
    box.scrollIntoView({ block: "nearest" });
    const control = controlIn(box);
    control?.focus();
    return control !== null;
  }
  return false;
}

function findBox(root: HTMLElement, name: string): HTMLElement | null {
  return (
    root.querySelector<HTMLElement>(`[data-attribute="${CSS.escape(name)}"]`) ??
    (name === "" ? null : root.querySelector<HTMLElement>(`[data-attribute^="${CSS.escape(name)}/"]`))
  );
}

/** A plain control, or the text of a formula editor behind its shadow root. */
function controlIn(box: HTMLElement): HTMLElement | null {
  const code = box.querySelector("[data-formula]");
  const text = code?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
  return text ?? box.querySelector<HTMLElement>("input, select, textarea, button");
}

function* parents(element: Element, tag: string): Generator<Element> {
  for (let at = element.parentElement; at !== null; at = at.parentElement) if (at.tagName === tag) yield at;
}
