const isMac = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);

/** The editor's keys as they are printed on this machine's keyboard. */
export const keyNames = {
  fix: isMac ? "⌘." : "Ctrl+.",
  next: "F8",
  value: "F9",
  offer: isMac ? "⌥/" : "Alt+/",
  format: isMac ? "⇧⌥F" : "Shift+Alt+F",
} as const;
