export { IndicatorTable } from "./IndicatorTable.tsx";
