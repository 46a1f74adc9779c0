import type { BilingualText, Import, ImportCounts } from "@duheng/contracts";
import type { WrongRow } from "../tables/json-rows.ts";
import type { Judged } from "./judged.ts";

/** Of what nobody looks at: each row that is not written is told, whatever it looks like, and no value is read otherwise than it stands there. */
export class NothingBeside {
  readonly #lastHeading: number;
  readonly #wrong: ReadonlyMap<number, WrongRow>;
  readonly #fields: ReadonlyMap<string, string | undefined>;
  readonly #change = { new: 0, changed: 0, unchanged: 0, doubt: 0, refused: 0, leftOut: 0, gone: 0 };

  constructor({ headingRows, columns }: Pick<Import, "headingRows" | "columns">, wrong: readonly WrongRow[]) {
    this.#lastHeading = Math.max(0, ...headingRows);
    this.#wrong = new Map(wrong.map((one) => [one.row, one]));
    this.#fields = new Map(columns.map(({ heading, field }) => [heading, field]));
  }

  /** The verdict of a row, as it is kept. */
  verdictOf(row: number, verdict: Judged): Judged {
    const wrong = this.#wrong.get(row);
    if (wrong === undefined && (verdict.verdict !== "beside" || row <= this.#lastHeading)) return verdict;
    const field = this.#fields.get(wrong?.field ?? "");
    const code = wrong?.code ?? "not-a-record";
    if (verdict.verdict !== "beside") this.#change[verdict.verdict] -= 1;
    this.#change.refused += 1;
    return {
      ...{ verdict: "refused", label: verdict.label, changes: [], candidates: [] },
      problems: [{ ...(field === undefined ? {} : { field }), code, message: sentences[code] }],
    };
  }

  /** How many rows there are of each verdict then. */
  counts(judged: ImportCounts): ImportCounts {
    const change = this.#change;
    return {
      new: judged.new + change.new,
      changed: judged.changed + change.changed,
      unchanged: judged.unchanged + change.unchanged,
      doubt: judged.doubt + change.doubt,
      refused: judged.refused + change.refused,
      leftOut: judged.leftOut,
      gone: judged.gone,
    };
  }
}

const sentences: Record<WrongRow["code"] | "not-a-record", BilingualText> = {
  "not-json": { zh: "这一行不是完整的 JSON 对象", en: "this line is no whole JSON object" },
  "not-an-object": {
    zh: '应是一个对象，如 {"工号": "001"}',
    en: 'must be an object such as {"number": "001"}',
  },
  "nested-value": {
    zh: "值不能是对象或列表，只能是文字、数字、是否或 null",
    en: "a value is a text, a number, true, false or null, never an object or a list",
  },
  "not-a-record": {
    zh: "是空行、标题、合计或说明，没有数据",
    en: "is empty, a heading, a sum or a note: there are no figures in it",
  },
};
