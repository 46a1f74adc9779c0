/**
 * The keys that the formula editor adds to those of any text, as CodeMirror names them (`Mod` is Ctrl, on a Mac
 * Command). The editor binds what stands here and the designer's help lists it, so that what is said is what works.
 */
export const editorKeys = {
  offer: ["Alt-/"],
  accept: ["Tab"],
  hint: ["Mod-Shift-Space"],
  value: ["F9"],
  putAway: ["Escape"],
  nextProblem: ["F8"],
  previousProblem: ["Shift-F8"],
  fix: ["Mod-.", "Alt-Enter"],
  format: ["Shift-Alt-f"],
} as const satisfies Record<string, readonly string[]>;

export type EditorKey = keyof typeof editorKeys;

/** CodeMirror's bindings of one line of the table. */
export function bindings<Run>(name: EditorKey, run: Run): { readonly key: string; readonly run: Run }[] {
  return editorKeys[name].map((key) => ({ key, run }));
}

/** The keys as they are printed: `Ctrl+Shift+Space`, `⌘⇧Space` on a Mac. */
export function writtenEditorKeys(name: EditorKey, isMac: boolean): string[] {
  const printed: Readonly<Record<string, string>> = isMac ? onMac : elsewhere;
  return editorKeys[name].map((key) =>
    key
      .split("-")
      .map((part) => printed[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(isMac ? "" : "+"),
  );
}

const onMac = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Escape: "Esc" };
const elsewhere = { Mod: "Ctrl", Escape: "Esc" };
