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
