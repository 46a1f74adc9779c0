export { FormDifference, type FormDifferenceProps } from "./FormDifference.tsx";
