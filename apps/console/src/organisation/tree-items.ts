import type { TreeTenant } from "../rpc/answers.ts";

/** One line of a tree. */
export interface TreeNode {
  readonly id: string;
  readonly label: string;
  /** What is told beside the name. */
  readonly note?: string;
  /** Pinyin that it is found by, beside its name. */
  readonly keys: string;
  readonly isFaulty?: boolean;
  readonly children: readonly TreeNode[];
}

/** Tenants as a tree below one of them; `note` tells of how many are below each, and what was merged into it. */
export function tenantNodes(
  below: readonly TreeTenant[],
  rootId: string,
  note: (of: { readonly count: number; readonly absorbed: readonly string[] }) => string,
): TreeNode[] {
  const children = new Map<string, TreeTenant[]>();
  for (const one of below) {
    const siblings = children.get(one.parentId);
    if (siblings === undefined) children.set(one.parentId, [one]);
    else siblings.push(one);
  }
  const unitsBelow = (id: string): number =>
    (children.get(id) ?? []).reduce(
      (sum, one) => sum + (one.kind === "unit" ? 1 : 0) + unitsBelow(one.id),
      0,
    );
  const nodesOf = (parentId: string): TreeNode[] =>
    (children.get(parentId) ?? []).map(({ id, name, shortName, keys, absorbed = [] }) => {
      const nodes = nodesOf(id);
      const count = unitsBelow(id);
      return {
        ...{ id, label: name, keys: [keys, shortName ?? "", ...absorbed].join(" "), children: nodes },
        ...(count + absorbed.length > 0 ? { note: note({ count, absorbed }) } : {}),
      };
    });
  return nodesOf(rootId);
}

export interface Found {
  readonly nodes: TreeNode[];
  /** Ids of those above what was found, to be open. */
  readonly open: string[];
  /** So many were found beyond those that are shown. */
  readonly left: number;
}

/**
 * What a text finds, with those above it; what is below something found is there too, and closed. Names and pinyin
 * are found by any part: `haila`, `hle`, `拉尔` find 海拉尔.
 */
export function findIn(nodes: readonly TreeNode[], text: string, most: number): Found {
  const wanted = text.trim().toLowerCase().replaceAll(/\s+/g, "");
  const open: string[] = [];
  let found = 0;
  const kept = (node: TreeNode): TreeNode | undefined => {
    const isFound = isFoundBy(node, wanted);
    if (isFound) {
      found += 1;
      if (found > most) return undefined;
    }
    const children = node.children.flatMap((child) => kept(child) ?? []);
    if (children.length > 0) {
      open.push(node.id);
      return { ...node, children };
    }
    return isFound ? node : undefined;
  };
  const shown = nodes.flatMap((node) => kept(node) ?? []);
  return { nodes: shown, open, left: Math.max(0, found - most) };
}

function isFoundBy({ label, keys }: TreeNode, wanted: string): boolean {
  if (label.toLowerCase().replaceAll(/\s+/g, "").includes(wanted)) return true;
  return keys
    .toLowerCase()
    .split(" ")
    .some((key) => key.includes(wanted));
}
