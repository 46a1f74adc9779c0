export { FormulaEditor, type FormulaEditorProps, type FormulaSample } from "./FormulaEditor.tsx";
