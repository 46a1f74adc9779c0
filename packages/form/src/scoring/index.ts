/** What a page says of a score without scoring anything. */
export { missingSentence, type Waiting, waitingFor } from "./missing-sentence.ts";
export { partState } from "./part-state.ts";
