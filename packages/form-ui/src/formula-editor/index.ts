export { FormulaEditor, type FormulaEditorProps } from "./FormulaEditor.tsx";
export type { FormulaSample, SampleChoice } from "./formula-sample.ts";
