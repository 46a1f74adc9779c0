import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptWidths, paneLimits, usualWidths, withinLimits } from "../../../src/design/panes/pane-widths.ts";
import { shortcutMessages } from "../../../src/design/shortcuts/shortcut-messages.ts";
import {
  isShortcut,
  type ShortcutName,
  shortcuts,
  writtenKeys,
} from "../../../src/design/shortcuts/shortcuts.ts";
import { type EditorKey, editorKeys, writtenEditorKeys } from "../../../src/formula-editor/editor-keys.ts";

const names = Object.keys(shortcuts).filter((name): name is ShortcutName => Object.hasOwn(shortcuts, name));
const isEditorKey = (name: string): name is EditorKey => Object.hasOwn(editorKeys, name);
const pressed = (key: string, more: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe("shortcuts", () => {
  it("mean one thing each in one place", () => {
    for (const place of new Set(names.map((name) => shortcuts[name].place))) {
      const written = names
        .filter((name) => shortcuts[name].place === place || shortcuts[name].place === "everywhere")
        .flatMap((name) => writtenKeys(name, false));
      expect(written).toEqual([...new Set(written)]);
    }
  });

  it("are all told in both languages", () => {
    for (const name of names) {
      expect(shortcutMessages.zh[name]).toMatch(/\p{Script=Han}/u);
      expect(shortcutMessages.en[name]).not.toBe("");
    }
  });

  it("of the formula editor are told in both languages, written as the machine has them", () => {
    for (const name of Object.keys(editorKeys)) {
      if (!isEditorKey(name)) continue;
      expect(shortcutMessages.zh[`formula_${name}`]).toMatch(/\p{Script=Han}/u);
      expect(shortcutMessages.en[`formula_${name}`]).not.toBe("");
    }
    expect(writtenEditorKeys("fix", false)).toEqual(["Ctrl+.", "Alt+Enter"]);
    expect(writtenEditorKeys("format", true)).toEqual(["⇧⌥F"]);
  });

  it("want just their modifiers: Ctrl+Shift+Z is no undo, Ctrl+Z in capitals is", () => {
    expect(isShortcut(pressed("Z", { ctrlKey: true }), "undo")).toBe(true);
    expect(isShortcut(pressed("Z", { ctrlKey: true, shiftKey: true }), "undo")).toBe(false);
    expect(isShortcut(pressed("Z", { ctrlKey: true, shiftKey: true }), "redo")).toBe(true);
    expect(isShortcut(pressed("ArrowUp", { altKey: true }), "treePrevious")).toBe(false);
  });

  it("that are a sign are found wherever the keyboard has it", () => {
    expect(isShortcut(pressed("?", { shiftKey: true }), "help")).toBe(true);
    expect(isShortcut(pressed("?"), "help")).toBe(true);
  });

  it("are written as the machine's keyboard has them", () => {
    expect(writtenKeys("redo", false)).toEqual(["Ctrl+Shift+Z", "Ctrl+Y"]);
    expect(writtenKeys("treeMoveUp", true)).toEqual(["⌥↑"]);
  });
});

describe("sizes of panes", () => {
  it("stay within what each pane may have, whatever is asked for", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("structure" as const, "properties" as const),
        fc.double({ noNaN: true }),
        (pane, width) => {
          const { least, most } = paneLimits[pane];
          const given = withinLimits(pane, width);
          expect(given).toBeGreaterThanOrEqual(least);
          expect(given).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it("are the usual ones where the browser keeps nothing", () => {
    expect(keptWidths("nobody")).toEqual(usualWidths);
  });
});
