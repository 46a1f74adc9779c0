import type { FieldInfo } from "../api.ts";

/** A field, seen from the form or from the row that it is in; objects are passed through, rows are not. */
export interface Place {
  readonly info: FieldInfo;
  /** Keys that lead to it, through objects. */
  readonly steps: readonly string[];
  /** The objects that hold it, outermost first, and last the field itself. */
  readonly chain: readonly FieldInfo[];
  /** Those of its holders whose `$ref` leads to it: the same `x-id` stands once for each of them. */
  readonly users: readonly FieldInfo[];
  /**
   * Which field it is among the same rows: its id under the ids of its users, the same through renaming and moving;
   * null where there is no id.
   */
  readonly identity: string | null;
  /** The same among all rows of the form. */
  readonly overall: string | null;
  /** What it is and what holds it, by ids where there are any: the same through renaming. */
  readonly address: string;
}

/** All fields with their places, objects and what is in them, in the order of the form; what is in rows is left out. */
export function placesOf(fields: readonly FieldInfo[], usersOfRow: readonly FieldInfo[] = []): Place[] {
  return placesIn(fields, { steps: [], chain: [], users: [], address: [] }, usersOfRow);
}

/** The users that stand before each field of a row, seen from the whole form. */
export function usersInRows(rows: Place, usersOfRow: readonly FieldInfo[]): readonly FieldInfo[] {
  return usersBelow(rows.info, [...usersOfRow, ...rows.users]);
}

interface Holder extends Pick<Place, "steps" | "chain" | "users"> {
  readonly address: readonly string[];
}

function placesIn(fields: readonly FieldInfo[], holder: Holder, usersOfRow: readonly FieldInfo[]): Place[] {
  const twice = repeated(fields);
  return fields.flatMap((info): Place[] => {
    const { id, key } = info;
    const isNamedByKey = id === null || twice.has(id);
    const address = [...holder.address, id ?? "", isNamedByKey ? key : ""];
    const steps = [...holder.steps, key];
    const chain = [...holder.chain, info];
    const { users } = holder;
    const place: Place = {
      info,
      steps,
      chain,
      users,
      identity: identityOf(info, users),
      overall: identityOf(info, [...usersOfRow, ...users]),
      address: JSON.stringify(address),
    };
    if (info.kind !== "object") return [place];
    const inner: Holder = { steps, chain, address, users: usersBelow(info, users) };
    return [place, ...placesIn(info.fields ?? [], inner, usersOfRow)];
  });
}

/** A field leads into a definition where what is in it is not written down below it. */
function usersBelow(holder: FieldInfo, users: readonly FieldInfo[]): readonly FieldInfo[] {
  const [first] = holder.fields ?? [];
  return first === undefined || first.at.startsWith(`${holder.at}/`) ? users : [...users, holder];
}

function identityOf({ id }: FieldInfo, users: readonly FieldInfo[]): string | null {
  return id === null
    ? null
    : JSON.stringify([...users.map((user) => [user.id, user.id === null ? user.key : ""]), id]);
}

/** Ids that several fields beside each other have from one definition. */
function repeated(fields: readonly FieldInfo[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { id } of fields) {
    if (id === null) continue;
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return twice;
}
