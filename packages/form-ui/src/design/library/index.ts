export { LibraryPanel } from "./LibraryPanel.tsx";
export type { IndicatorOrigin, LibraryContent, LibraryEntry, LibraryPort, LibraryUpdate } from "./port.ts";
