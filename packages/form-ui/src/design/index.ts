export { FormDifference, type FormDifferenceProps } from "../difference/FormDifference.tsx";
export { FormDesigner, type FormDesignerProps, type LibraryIndicator } from "./FormDesigner.tsx";
