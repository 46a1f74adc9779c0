export type { Locale } from "../shared/locale.ts";
export type { SaveState } from "./autosave/saver.ts";
export { type Autosave, type AutosaveOptions, useAutosave } from "./autosave/use-autosave.ts";
export { FilledForm, type FilledFormProps } from "./FilledForm.tsx";
export { FillForm, type FillFormProps } from "./FillForm.tsx";
export type { DraftOutcome, DraftsPort, EvidencePort, FillPorts, UploadsPort } from "./ports.ts";
export { ScoreExplanation, type ScoreExplanationProps } from "./ScoreExplanation.tsx";
