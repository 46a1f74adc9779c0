/**
 * Counts which parts of the page React draws, production builds included: React tells each commit to the hook of its
 * developer tools, which must be there before React is loaded. Counting begins where a test sets `window.draws` to {}.
 */
declare global {
  interface Window {
    /** How many components were drawn in each part of the page; a part goes by the first of `parts` around it. */
    draws?: Draws;
  }
}

/** What of a fiber of React counts here. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly stateNode: unknown;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly return: Fiber | null;
}

const names = [
  "line",
  "structure",
  "row",
  "table",
  "fill",
  "preview",
  "properties",
  "others",
  "samples",
  "problems",
] as const;
/** A part of the page, the innermost first; `frame` is all that is in none of the others. */
export type DrawnPart = (typeof names)[number] | "frame";

const parts: Readonly<Record<Exclude<DrawnPart, "frame">, string>> = {
  line: ".dh-line",
  structure: ".dh-structure",
  row: ".dh-it-row",
  table: ".dh-table-pane",
  fill: ".dh-fill",
  preview: ".dh-preview",
  properties: ".dh-properties-pane",
  others: ".dh-others",
  samples: ".dh-strip-row",
  problems: ".dh-problems-none, .dh-problem-panel",
};
type Draws = Partial<Record<DrawnPart, number>>;

/** Function components, forwarded and memoised ones: React's numbers for them. */
const components = new Set([0, 11, 14, 15]);
const performedWork = 1;

function countDrawn(fiber: Fiber, draws: Draws): void {
  const { alternate } = fiber;
  if (components.has(fiber.tag) && (fiber.flags & performedWork) !== 0) {
    const part = partOf(fiber);
    draws[part] = (draws[part] ?? 0) + 1;
  }
  // Where React left everything below as it was, the children are the very same.
  if (alternate !== null && alternate.child === fiber.child) return;
  for (let child = fiber.child; child !== null; child = child.sibling) countDrawn(child, draws);
}

function partOf(fiber: Fiber): DrawnPart {
  const element = elementIn(fiber) ?? elementAround(fiber);
  return names.find((name) => element?.closest(parts[name]) != null) ?? "frame";
}

function elementIn(fiber: Fiber): Element | null {
  for (let child = fiber.child; child !== null; child = child.sibling) {
    const element = child.stateNode instanceof Element ? child.stateNode : elementIn(child);
    if (element !== null) return element;
  }
  return null;
}

function elementAround(fiber: Fiber): Element | null {
  for (let at = fiber.return; at !== null; at = at.return) {
    if (at.stateNode instanceof Element) return at.stateNode;
  }
  return null;
}

const hook = {
  supportsFiber: true,
  isDisabled: false,
  checkDCE: () => undefined,
  inject: () => 1,
  onScheduleFiberRoot: () => undefined,
  onCommitFiberUnmount: () => undefined,
  onPostCommitFiberRoot: () => undefined,
  onCommitFiberRoot: (_: number, root: { readonly current: Fiber }) => {
    if (window.draws !== undefined) countDrawn(root.current, window.draws);
  },
};
Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });
