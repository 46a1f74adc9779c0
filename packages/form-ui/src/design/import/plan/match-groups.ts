import { cleanTitle, type Form, type IndicatorGroup } from "@duheng/contracts";
import { codesOf, freeName, newId } from "../../operations/ids.ts";
import type { CellMessage } from "../../table/cells/cell-message.ts";
import { isBareKind, kindOfGroup, sameTitle } from "../sheet/group-title.ts";
import type { ImportRow } from "../sheet/read-rows.ts";
import { sameGroup } from "./say-guess.ts";

export interface MatchedGroups {
  /** The form with the groups that rows name and it lacks. */
  readonly form: Form;
  readonly made: readonly IndicatorGroup[];
  readonly groupOf: (row: ImportRow) => IndicatorGroup | undefined;
  /** Titles of the file that were taken for a group of another title. */
  readonly messages: readonly CellMessage[];
}

/**
 * Finds the group of each row in the form: by code or title, by a title that means the same (加分项 is 加分), or, where
 * the file names no more than the kind, the only group of that kind. What is not found is made.
 */
export function matchGroups(form: Form, rows: readonly ImportRow[], fallback: string): MatchedGroups {
  const made: IndicatorGroup[] = [];
  const codes = new Set(codesOf(form).groups);
  const found = new Map<string, IndicatorGroup>();
  const messages: CellMessage[] = [];
  const index = new GroupIndex(form.score.groups);
  for (const row of rows) {
    if (row.group === "" || found.has(row.group)) continue;
    const known = index.find(row.group);
    if (known !== undefined) {
      found.set(row.group, known);
      if (known.title !== row.group && known.code !== row.group)
        messages.push(sameGroup(row.group, known.title));
      continue;
    }
    const plain = row.group.replaceAll(/[^\p{L}\p{N}_]+/gu, "").slice(0, 36);
    const wanted = /^[\p{L}_]/u.test(plain) ? plain : `分组${plain}`;
    const code = codes.has(wanted) ? freeName(wanted, codes) : wanted;
    codes.add(code);
    const group: IndicatorGroup = {
      id: newId("g"),
      code,
      title: cleanTitle(row.group).slice(0, 200),
      ...(row.groupKind === undefined ? {} : { kind: row.groupKind }),
      ...cap(row),
    };
    found.set(row.group, group);
    made.push(group);
    index.add(group);
  }
  const [first, ...rest] = [...form.score.groups, ...made];
  const byCode = new Map(form.score.groups.map((group) => [group.code, group]));
  return {
    form:
      made.length === 0 || first === undefined
        ? form
        : { ...form, score: { ...form.score, groups: [first, ...rest] } },
    made,
    messages,
    groupOf: (row) => (row.group === "" ? byCode.get(fallback) : found.get(row.group)),
  };
}

/** Groups by all that a sheet may call them. */
class GroupIndex {
  readonly #byTitle = new Map<string, IndicatorGroup>();
  readonly #byCode = new Map<string, IndicatorGroup>();
  readonly #alike = new Map<string, IndicatorGroup[]>();
  readonly #byKind = new Map<IndicatorGroup["kind"], IndicatorGroup[]>();

  constructor(groups: readonly IndicatorGroup[]) {
    for (const group of groups) this.add(group);
  }

  add(group: IndicatorGroup): void {
    if (!this.#byTitle.has(group.title)) this.#byTitle.set(group.title, group);
    if (!this.#byCode.has(group.code)) this.#byCode.set(group.code, group);
    push(this.#alike, sameTitle(group.title), group);
    push(this.#byKind, group.kind, group);
  }

  find(title: string): IndicatorGroup | undefined {
    const exact = this.#byTitle.get(title) ?? this.#byCode.get(title);
    if (exact !== undefined) return exact;
    const alike = this.#alike.get(sameTitle(title)) ?? [];
    if (alike.length === 1) return alike[0];
    const kind = isBareKind(title) ? kindOfGroup(title) : undefined;
    // 个性指标 is a part of the whole table, 加分项 is not: a form with one group of additions means that one.
    if (kind !== "additions" && kind !== "deductions") return undefined;
    const ofKind = this.#byKind.get(kind) ?? [];
    return ofKind.length === 1 ? ofKind[0] : undefined;
  }
}

function push<Key>(map: Map<Key, IndicatorGroup[]>, key: Key, group: IndicatorGroup): void {
  const own = map.get(key);
  if (own === undefined) map.set(key, [group]);
  else own.push(group);
}

/** What additions and deductions are said to come to is the most that they may; what other groups come to is a check. */
function cap({ groupKind, groupPoints }: ImportRow): Partial<IndicatorGroup> {
  if (groupPoints === undefined) return {};
  if (groupKind === "additions") return { min: 0, max: groupPoints };
  return groupKind === "deductions" ? { min: -groupPoints, max: 0 } : {};
}
