export { ImportIndicators } from "./ImportIndicators.tsx";
