// For assessments, until its mutations are made of use-cases.
export { conditionsOf } from "../identity/record-conditions.ts";
