import type { Form } from "@duheng/contracts";
import { smallForm } from "../forms/small-form.ts";

/** A form as this test thinks of it; nothing of the form package is used to make it, to edit it or to fill it. */
export interface Model {
  fields: Node[];
  /** What `$ref` leads to: the fields of an object, or of a row. */
  readonly definitions: Record<string, Node[]>;
}

export interface Node {
  id: string;
  key: string;
  kind: "text" | "number" | "choice" | "choices" | "object" | "rows";
  /** kind object, rows: written here, or else in the definition of that name. */
  inner: Node[];
  definition: string | null;
  computed: boolean;
  evidence: boolean;
  /** kind choice, choices: value and title. */
  options: [value: string, title: string][];
}

/** A field at one place of the form, or of a row of it. */
export interface Slot {
  readonly node: Node;
  readonly steps: readonly string[];
  /** The id, under the ids of the fields whose reference leads to it: from the row, and from the form. */
  readonly identity: string;
  readonly overall: string;
  /** kind rows: how what is in a row is reached. */
  readonly users: readonly string[];
}

export function innerOf(model: Model, { inner, definition }: Node): Node[] {
  return definition === null ? inner : (model.definitions[definition] ?? []);
}

/** All slots of the form (or of the row that a slot of rows stands for), in the form's order. */
export function slotsOf(model: Model, row?: Slot): Slot[] {
  const walk = (
    nodes: Node[],
    steps: readonly string[],
    users: readonly string[],
    above: readonly string[],
  ): Slot[] =>
    nodes.flatMap((node) => {
      const here = [...steps, node.key];
      const below = node.definition === null ? users : [...users, node.id];
      const slot: Slot = {
        node,
        steps: here,
        identity: [...users, node.id].join("/"),
        overall: [...above, ...users, node.id].join("/"),
        users: [...above, ...below],
      };
      return node.kind === "object" ? [slot, ...walk(innerOf(model, node), here, below, above)] : [slot];
    });
  return row === undefined
    ? walk(model.fields, [], [], [])
    : walk(innerOf(model, row.node), [], [], row.users);
}

export function formOf(model: Model): Form {
  const properties = (nodes: Node[]) =>
    Object.fromEntries(nodes.map((node): [string, Record<string, unknown>] => [node.key, schemaOf(node)]));
  const group = (nodes: Node[]) => ({ type: "object", properties: properties(nodes) });
  const bodyOf = (node: Node): Record<string, unknown> => {
    const { kind, definition, inner, options } = node;
    const choice = { type: "string", oneOf: options.map(([value, title]) => ({ const: value, title })) };
    const held = definition === null ? group(inner) : { $ref: `#/$defs/${definition}` };
    switch (kind) {
      case "text":
        return { type: "string" };
      case "number":
        return { type: "number" };
      case "choice":
        return choice;
      case "choices":
        return { type: "array", items: choice, uniqueItems: true };
      case "object":
        return held;
      case "rows":
        return { type: "array", items: held };
    }
  };
  const computed = { number: "1", text: '"x"' } as const;
  const schemaOf = (node: Node): Record<string, unknown> => ({
    ...bodyOf(node),
    "x-id": node.id,
    title: node.key,
    ...(node.evidence ? { "x-evidence": true } : {}),
    ...(node.computed && (node.kind === "number" || node.kind === "text")
      ? { "x-computed": computed[node.kind] }
      : {}),
  });
  const $defs = Object.fromEntries(
    Object.entries(model.definitions).map(([name, nodes]) => [name, group(nodes)]),
  );
  return smallForm({ properties: properties(model.fields), fields: { $defs } });
}
