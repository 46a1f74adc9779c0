import { lazy } from "react";

export { FormDifference, type FormDifferenceProps } from "../difference/FormDifference.tsx";
export { FormDesigner, type FormDesignerProps } from "./FormDesigner.tsx";
export type {
  IndicatorOrigin,
  LibraryContent,
  LibraryEntry,
  LibraryPort,
  LibraryUpdate,
} from "./library/port.ts";
export type { DesignPorts, HistoryPort, PresencePort, Present, RevisionEntry } from "./ports.ts";

/** A new form from a spreadsheet; loaded when it is shown, as the table's own import is. */
export const NewFormImport = lazy(() =>
  import("./import/view/NewFormImport.tsx").then((module) => ({ default: module.NewFormImport })),
);
