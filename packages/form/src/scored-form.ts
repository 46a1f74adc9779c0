import type { Form } from "@duheng/contracts";

/** The parts of a form that decide a score, with the data that it may use: what a compiled paper keeps of it. */
export type ScoredForm = Pick<Form, "indicators" | "score" | "ratings" | "datasets">;
