import type { Problem } from "@duheng/contracts";
import type { FieldInfo, FillState } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import { isError } from "../problem.ts";
import type { FieldNode, InnerLevel } from "./field-node.ts";
import type { FillTree } from "./fill-tree.ts";

/** Where a half-filled form stands, as plain data. */
export function readState(tree: FillTree): FillState {
  const state: Written = { visible: {}, computed: {}, problems: {}, complete: true };
  writeLevel(state, tree.root);
  return state;
}

/** All problems in one list, in the order of the fields. */
export function problemList(tree: FillTree): Problem[] {
  return Object.values(readState(tree).problems).flat();
}

interface Written {
  readonly visible: Record<string, boolean>;
  readonly computed: Record<string, unknown>;
  readonly problems: Record<string, readonly Problem[]>;
  complete: boolean;
}

function writeLevel(state: Written, level: InnerLevel): void {
  for (const node of level.nodes) writeField(state, node);
}

function writeField(state: Written, node: FieldNode): void {
  const { info } = node.field;
  if (!node.visible) {
    writeHidden(state, info, node.path);
    return;
  }
  state.visible[node.path] = true;
  if (info.computed !== undefined) state.computed[node.path] = node.computed;
  writeProblems(state, node.path, node.problems);
  if (node.inner !== null) writeLevel(state, node.inner);
  for (const row of node.rows) {
    writeProblems(state, row.path, row.problems);
    writeLevel(state, row);
  }
}

/** Fields inside something hidden are hidden too. */
function writeHidden(state: Written, field: FieldInfo, path: string): void {
  state.visible[path] = false;
  if (field.kind !== "object") return;
  for (const child of field.fields ?? []) writeHidden(state, child, pointer(path, child.key));
}

function writeProblems(state: Written, path: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  state.problems[path] = problems;
  if (problems.some(isError)) state.complete = false;
}
