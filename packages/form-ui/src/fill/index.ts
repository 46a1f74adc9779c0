export type { Locale } from "../shared/locale.ts";
export { FilledForm, type FilledFormProps } from "./FilledForm.tsx";
export { FillForm, type FillFormProps } from "./FillForm.tsx";
export type { DraftOutcome, DraftsPort, FillPorts, UploadsPort } from "./ports.ts";
export { ScoreExplanation, type ScoreExplanationProps } from "./ScoreExplanation.tsx";
