/** Which answers belong to data, for a page that has a form filled: without what data is read by. */
export { isOfData } from "../fields/is-of-data.ts";
export { typedAnswers, withSourcedOf } from "./typed-answers.ts";
