import type {
  Form,
  Grade,
  IndicatorResult,
  LayoutItem,
  Problem,
  ScoreInputs,
  ScoreResult,
} from "@duheng/contracts";

import type { CohortMembers, Edition } from "@duheng/formula";
import type { TypedNode } from "@duheng/formula/reading";

/** A sentence for people in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** In what a form is read; the same context must be given wherever the form is used. What formulas may name it says itself. */
export interface FormContext {
  /** The edition of the language that the formulas were settled in; the current one unless said. */
  readonly edition?: Edition;
}

/** Answers by field key: a JSON object as the person filled it. */
export type AnswerMap = Readonly<Record<string, unknown>>;

export type FieldKind =
  | "text"
  | "date"
  | "date-time"
  | "email"
  | "uri"
  | "file"
  | "number"
  | "integer"
  | "boolean"
  | "choice"
  | "choices"
  | "list"
  | "object"
  | "rows";

export interface ChoiceOption {
  readonly value: string | number | boolean;
  readonly title: string;
}

export interface FieldBounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** Rows, choices, or the items of a list. */
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface FieldCheck {
  readonly formula: string;
  readonly message: Sentence;
  /** JSON pointer of the formula in the form document. */
  readonly at: string;
}

/** A field as the fill page needs it; `$ref` is already followed. */
export interface FieldInfo {
  /** Property name in the object that holds it. */
  readonly key: string;
  // A row's index is written `*` here: the path of 分值 in any row of 加分项 is "/加分项" + "/*" + "/分值".
  /** Place in the answers, an asterisk standing for any row. */
  readonly path: string;
  /** JSON pointer of the field's schema in the form document: `/fields/properties/加分项/items/properties/分值`. */
  readonly at: string;
  /** `x-id`: the same field through renaming and moving; null where the schema has none. */
  readonly id: string | null;
  readonly kind: FieldKind;
  readonly title: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** Needed whenever it is visible (JSON Schema's `required`, or `x-required`). */
  readonly required: boolean;
  readonly visible?: string;
  readonly computed?: string;
  readonly checks: readonly FieldCheck[];
  /** kind choice, choices. */
  readonly options?: readonly ChoiceOption[];
  readonly bounds: FieldBounds;
  /** kind file: the media types accepted, such as `application/pdf` or `image/*`. */
  readonly mediaType?: string;
  /** kind list: one item, with its own kind and bounds; its path is the list's with an asterisk. */
  readonly item?: FieldInfo;
  /** kind object: its fields; kind rows: the fields of one row. */
  readonly fields?: readonly FieldInfo[];
  /** `x-source`: filled from this dataset column. */
  readonly source?: { readonly dataset: string; readonly column: string };
  /** `x-evidence`: attachments are asked for, with the hint given. */
  readonly evidence?: { readonly title: string; readonly required: boolean };
  /** `x-tasks`, kind rows: each row is a key task with its milestones; the keys tell which field is what. */
  readonly tasks?: TaskKeys;
}

/** Which fields of a row make it a key task (考人考事同步、计划节点管理). */
export interface TaskKeys {
  /** A text of the row. */
  readonly title: string;
  /** Rows inside of the row, one for each milestone. */
  readonly milestones: string;
  readonly milestone: {
    readonly title: string;
    /** A date: when it is due. */
    readonly planned: string;
    /** A date: when it was done; blank until then. */
    readonly done: string;
    /** A file. */
    readonly evidence?: string;
  };
}

/** The value of a file field: a reference to what was uploaded, never the content. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
}

/** The layout with every field in it: what the form's own layout omits stands in a last section. */
export interface FullLayout {
  readonly pages: readonly FullPage[];
}

export interface FullPage {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly FullSection[];
}

export interface FullSection {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly columns: 1 | 2 | 3;
  readonly items: readonly LayoutItem[];
}

/** Where a half-filled form stands. Paths are JSON pointers into the answers: `/加分项/0/分值`. */
export interface FillState {
  /** Every field that exists with these answers; fields inside something hidden are hidden too. */
  readonly visible: Readonly<Record<string, boolean>>;
  /** Values of computed fields; null while an input is missing. */
  readonly computed: Readonly<Record<string, unknown>>;
  /** Paths with something wrong; hidden fields have no problems. */
  readonly problems: Readonly<Record<string, readonly Problem[]>>;
  /** No problem of severity error: the form may be submitted. */
  readonly complete: boolean;
}

export interface Validation {
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  /** What is to be stored: hidden values dropped, computed ones filled in. */
  readonly answers: AnswerMap;
}

/** One line of the arithmetic behind a formula's value; places are into `source` of its definition. */
export interface FormulaStep {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Title of the field or definition that it names. */
  readonly label?: string;
  /** The term itself, which `readAloud` of the formula language words. */
  readonly node?: TypedNode;
  /** null where blank or where an error arose. */
  readonly value: unknown;
  readonly error?: { readonly code: string };
  readonly parts: readonly FormulaStep[];
}

/** Why a number is what it is: total → groups → indicators → the terms of their formulas. */
export interface Explanation {
  readonly kind: "total" | "group" | "indicator";
  /** Code of the indicator or group; empty for the total. */
  readonly code: string;
  readonly title: string;
  /** Indicator: its state; group and total: scored, pending (something below waits) or error. */
  readonly state: IndicatorResult["state"];
  readonly points: number | null;
  /** Full points that can be reached here; null where nothing bounds it. */
  readonly full: number | null;
  /** What was done in the order it was done: capped, spread, scaled, rounded. */
  readonly sentences: readonly Sentence[];
  /** The author's formula with its terms, where there is one. */
  readonly formula?: { readonly source: string; readonly step: FormulaStep };
  readonly parts: readonly Explanation[];
}

/** The paper that scores: the same whether prepared while designing or compiled and published. */
export interface Paper {
  /** The parts of the form that decide a score, and its list of datasets (papers of earlier compilers have none). */
  readonly form: Pick<Form, "indicators" | "score" | "ratings" | "datasets">;
  /** Checks answers as submitted; never throws. Keys that the form does not know are refused. */
  validate(answers: AnswerMap): Validation;
  /** Whether a formula looks at the group (COHORT…): then a score needs `inputs.cohort`, without it such items are pending. */
  readonly needsCohort: boolean;
  /** First phase of scoring a group: what its members' inputs together say, plain JSON, for `inputs.cohort` of each. */
  cohortOf(members: readonly ScoreInputs[]): Readonly<Record<string, unknown>>;
  /** The same of a group that comes in parts: what each part gives, and what all of them, joined, say. */
  membersOf(members: readonly ScoreInputs[]): CohortMembers;
  cohortOfMembers(members: CohortMembers): Readonly<Record<string, unknown>>;
  /** Points per indicator, groups, raw total, published score (2 decimals unless the form says otherwise). */
  score(inputs: ScoreInputs): ScoreResult;
  /**
   * The explanation of the total, or of the indicator or group with this code (where both have it, `groups.CODE`
   * means the group). Throws RangeError for an unknown code.
   */
  explain(inputs: ScoreInputs, code?: string): Explanation;
  /** The same for several parts of one scoring, which is done once; `inputs` must stay as they are meanwhile. */
  explaining(inputs: ScoreInputs): (code?: string) => Explanation;
}

/** A form ready for live use: closures, no generated code, usable under a CSP without unsafe-eval. */
export interface PreparedForm extends Paper {
  readonly fields: readonly FieldInfo[];
  readonly layout: FullLayout;
  /** The field that a concrete path (`/加分项/0/分值`) leads to; null for none. */
  field(path: string): FieldInfo | null;
  /** What the computed field at a concrete path is worked out by, to be read aloud; null where nothing is. */
  formulaOf(path: string): TypedNode | null;
  fill(answers: AnswerMap): FillState;
  /** The answers as they are handed in: hidden and unknown values dropped, computed ones filled in. */
  submission(answers: AnswerMap): AnswerMap;
  /** What createFillStore calls: a store that starts with these answers, defaults filled in where a key is absent. */
  startFilling(initialAnswers: AnswerMap): FillStore;
}

/** What a score depends on beside the answers; keep its identity while it says the same. */
export type ScoreSurroundings = Omit<ScoreInputs, "answers">;

/** State of one form being filled, outside React; every method is synchronous. */
export interface FillStore {
  /** The value at a path: what was entered, or the computed value; undefined for none. */
  get(path: string): unknown;
  /** `undefined` or null clears. Setting a computed field is refused with RangeError. */
  set(path: string, value: unknown): void;
  /** What a row that is added begins with: its defaults, as far as they reach in this paper. */
  newRow(path: string): AnswerMap;
  insertRow(path: string, index?: number, row?: AnswerMap): void;
  removeRow(path: string, index: number): void;
  moveRow(path: string, from: number, to: number): void;
  isVisible(path: string): boolean;
  problems(path: string): readonly Problem[];
  /** Called when the value, visibility or problems at just this path changed. Returns its own end. */
  subscribe(path: string, listener: () => void): () => void;
  /** Called after every change of anything. */
  subscribeAll(listener: () => void): () => void;
  snapshot(): FillSnapshot;
  /** The answers as they are handed in now: what `prepared.submission` makes of them, kept while they don't change. */
  submission(): AnswerMap;
  /**
   * The score of what is filled in now, as `prepared.score` gives it. The same object again while nothing changed
   * that it depends on, so it may be asked for at every change.
   */
  score(surroundings?: ScoreSurroundings): ScoreResult;
  undo(): boolean;
  redo(): boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Changes identity only when something changed, so that it can serve useSyncExternalStore. */
export interface FillSnapshot {
  /** As entered; what `prepared.submission` and autosave take. */
  readonly answers: AnswerMap;
  readonly state: FillState;
}

export interface SampleDifference {
  readonly part: "score" | "group" | "indicator";
  /** Empty for the score itself, else the group's or indicator's code. */
  readonly code: string;
  readonly expected: number | null;
  readonly actual: number | null;
  readonly message: Sentence;
  readonly explanation: Explanation;
}

/** Why a sample does not get its points, as far as it lies in the sample: something in it is wrong now, or missing. */
export interface SampleCause {
  readonly code:
    | "answer"
    | "not-a-level"
    | "out-of-range"
    | "not-reviewed"
    | "no-review"
    | "no-rating"
    | "formula";
  /** JSON pointer into the sample, as exact as is known: `/inputs/review/A1`, `/inputs/answers`. */
  readonly path: string;
  /** Code of the indicator that it is about; absent where it is about the answers or the total. */
  readonly indicator?: string;
  /** What is wrong, and what to do about it. */
  readonly message: Sentence;
}

export interface SampleResult {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly result: ScoreResult;
  readonly differences: readonly SampleDifference[];
  /** Wrong answers in the sample: a sample that could not be submitted proves nothing. */
  readonly problems: readonly Problem[];
  /** Of one that fails: what of it lies in the sample, the first cause first. */
  readonly causes: readonly SampleCause[];
}

/** What one editor changed, by stable id and attribute. */
export interface Change {
  readonly kind: "added" | "removed" | "changed" | "moved";
  readonly part:
    | "form"
    | "field"
    | "dataset"
    | "column"
    | "page"
    | "section"
    | "indicator"
    | "group"
    | "score"
    | "ratings"
    | "sample";
  /** Stable id of the part; empty for the form itself, its score and ratings. */
  readonly id: string;
  readonly title: string;
  /** JSON pointer in the later document (in the earlier one for what was removed). */
  readonly path: string;
  readonly attribute?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly message: Sentence;
}

export type { Grade };
