import type { BilingualText, Problem } from "@duheng/contracts";
import { ValidationError } from "@duheng/contracts";
import type { ColumnDefinition, PresentRecord, Values } from "@duheng/imports";
import { AppError } from "../errors/app-error.ts";
import type { Caller } from "../permissions/caller.ts";
import type { ImportKind, PreparedRows, RowToWrite, ToldAhead, WrittenRow } from "./import-kind.ts";

/** What a kind needs whose few records are written by the acts of a single one: with their permissions, checks and entries of the trail. */
export interface ByActs<Record extends Revised, Input extends object>
  extends Pick<
    ImportKind,
    "kind" | "title" | "subject" | "ability" | "definition" | "references" | "referenced"
  > {
  all(): Promise<Record[]>;
  /** As its columns say it. */
  valuesOf(record: Record): Values;
  labelOf(record: Record): string;
  /** The input of its acts, of a record as it is; undefined: of one that is made. */
  inputOf(record: Record | undefined): Partial<Input>;
  /** The same with what a row says. */
  withValues(input: Partial<Input>, values: Values): Input;
  /** Throws what the form's schema refuses. */
  validate(input: Input): void;
  /** What a row says that cannot be, beside what the schema refuses. */
  tell?(
    rows: readonly { readonly values: Values; readonly before: Record | undefined }[],
  ): Promise<readonly (readonly ToldAhead[])[]>;
  create(input: Input, caller: Caller): Promise<Revised>;
  update(input: Input & Revised, caller: Caller): Promise<Revised>;
  remove(record: Revised, caller: Caller): Promise<unknown>;
}

interface Revised {
  readonly id: string;
  readonly revision: number;
}

/** A kind of which each row is written as by hand. */
export function importByActs<Record extends Revised, Input extends object>(
  by: ByActs<Record, Input>,
): ImportKind {
  const { kind, title, subject, ability, definition, references, referenced } = by;
  const known = async () => new Map((await by.all()).map((one) => [one.id, one]));
  const inputFor = (record: Record | undefined, values: Values) => by.withValues(by.inputOf(record), values);

  async function tellAhead(rows: readonly RowToWrite[]): Promise<ReadonlyMap<string, readonly ToldAhead[]>> {
    const present = await known();
    const asked = rows.map(({ target, values }) => ({ values, before: present.get(target?.id ?? "") }));
    const more = (await by.tell?.(asked)) ?? [];
    return new Map(
      rows.map(({ rowId }, at) => {
        const { before, values } = asked[at] ?? { before: undefined, values: {} };
        const wrong = problemsIn(() => by.validate(inputFor(before, values))).map(toldAt);
        return [rowId, [...wrong, ...(more[at] ?? [])]];
      }),
    );
  }

  async function prepare(rows: readonly RowToWrite[]): Promise<PreparedRows> {
    const present = await known();
    const told = await tellAhead(rows);
    const refused = new Map<string, BilingualText>();
    const toWrite: { rowId: string; values: Values; before: Record | undefined }[] = [];
    for (const { rowId, target, values } of rows) {
      const before = target === undefined ? undefined : present.get(target.id);
      const isOther = target !== undefined && before?.revision !== target.revision;
      const why = isOther ? otherNow : told.get(rowId)?.[0]?.message;
      if (why === undefined) toWrite.push({ rowId, values, before });
      else refused.set(rowId, why);
    }
    return {
      refused,
      async write(caller) {
        const written = new Map<string, WrittenRow>();
        for (const { rowId, values, before } of toWrite) {
          const input = inputFor(before, values);
          if (before === undefined) written.set(rowId, revised(await by.create(input, caller)));
          else {
            const { id, revision } = before;
            const updated = await by.update({ ...input, id, revision }, caller);
            written.set(rowId, { ...revised(updated), before: { ...by.inputOf(before) } });
          }
        }
        return written;
      },
    };
  }

  async function undo({ id, revision, before }: WrittenRow, caller: Caller): Promise<void> {
    const record = (await known()).get(id);
    if (record?.revision !== revision) throw changedSince();
    if (before === undefined) await by.remove({ id, revision }, caller);
    else await by.update({ ...(before as Input), id, revision }, caller);
  }

  return {
    ...{ kind, title, subject, ability, definition, references, referenced, tellAhead, prepare, undo },
    isThere: () => true,
    mask: (_field, text) => text,
    present: async () =>
      (await by.all()).map((record): PresentRecord => {
        const { id, revision } = record;
        return { id, revision, label: by.labelOf(record), values: by.valuesOf(record) };
      }),
    target: (id) => ({ kind: subject, id }),
  };
}

/** Why what somebody changed since is not taken back. */
export function changedSince(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "之后又有人改动，没有撤销", en: "somebody changed it since: it stays" },
  });
}

/** In what order records are shown: a whole number. */
export const orderColumn: ColumnDefinition = {
  field: "order",
  isKept: true,
  title: { zh: "排序", en: "Order" },
  aliases: ["排序号", "显示顺序", "顺序号", "顺序"],
  content: { kind: "text" },
  read: (text) =>
    /^\d{1,6}(\.0+)?$/.test(text)
      ? { value: String(Number(text)) }
      : {
          code: "not-a-number",
          message: { zh: "请填写整数，如 10", en: "must be a whole number, such as 10" },
        },
};

function revised({ id, revision }: Revised): Revised {
  return { id, revision };
}

function problemsIn(work: () => void): readonly Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.problems;
  }
}

function toldAt({ path, code, message }: Problem): ToldAhead {
  const field = path.split("/")[1] ?? "";
  return { ...(/^[a-z][A-Za-z]*$/.test(field) ? { field } : {}), code, message };
}

const otherNow: BilingualText = {
  zh: "预览之后有人改动了这条记录，没有写入",
  en: "somebody changed the record since the preview: it was not written",
};
