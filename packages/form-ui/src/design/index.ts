export { FormDifference, type FormDifferenceProps } from "../difference/FormDifference.tsx";
export { FormDesigner, type FormDesignerProps, type LibraryIndicator } from "./FormDesigner.tsx";
export type { DesignPorts, HistoryPort, PresencePort, Present, RevisionEntry } from "./ports.ts";
