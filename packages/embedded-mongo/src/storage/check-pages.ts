import { readSync } from "node:fs";

// `MDB_page` and `MDB_node` as lmdb 3.5 writes them on 64-bit systems: a header of 24 bytes, then offsets counted from
// its end to nodes with a head of 8 bytes.
const layout = { flags: 18, lower: 20, upper: 22, overflowCount: 20, header: 24, nodeHead: 8 } as const;
const pageKinds = { branch: 1, leaf: 2, overflow: 4 } as const;
const kindBits = 0x47;
const isBigData = 1;
/** No tree of LMDB is deeper (`CURSOR_STACK`). */
const deepest = 32;

/** A file opened for reading, and what its head says. */
export interface PageFile {
  readonly file: number;
  readonly pageSize: number;
  /** Whole pages there are. */
  readonly pages: number;
}

/**
 * Follows a tree of pages and looks whether each is what its parent says, so that LMDB can follow it: LMDB itself does
 * not look, and ends the process where it strays. Reads the whole tree, but not the contents of long values.
 * @returns the number of the first page that is wrong, if any
 */
export function findDamagedPage(of: PageFile, root: number): number | undefined {
  const seen = new Set<number>();
  const visit = (number: number, depth: number): number | undefined => {
    if (depth > deepest || seen.has(number)) return number;
    seen.add(number);
    const page = readPage(of, number);
    const nodes = page === undefined ? undefined : nodesOf(page);
    if (page === undefined || nodes === undefined) return number;
    const isBranch = (page.readUInt16LE(layout.flags) & kindBits) === pageKinds.branch;
    const children: number[] = [];
    for (const at of nodes) {
      if (isBranch) children.push(page.readUIntLE(at, 6));
      else if (!isWholeLeaf(of, page, at)) return number;
    }
    for (const child of children) {
      const damaged = visit(child, depth + 1);
      if (damaged !== undefined) return damaged;
    }
    return undefined;
  };
  return visit(root, 1);
}

function readPage({ file, pageSize, pages }: PageFile, number: number): Buffer | undefined {
  if (number < 2 || number >= pages) return undefined;
  const page = Buffer.allocUnsafe(pageSize);
  if (readSync(file, page, 0, pageSize, number * pageSize) !== pageSize) return undefined;
  return page.readBigUInt64LE(0) === BigInt(number) ? page : undefined;
}

/** Where the nodes begin, or undefined when the page is no page of a tree. */
function nodesOf(page: Buffer): number[] | undefined {
  const kind = page.readUInt16LE(layout.flags) & kindBits;
  if (kind !== pageKinds.branch && kind !== pageKinds.leaf) return undefined;
  const lower = page.readUInt16LE(layout.lower);
  const upper = page.readUInt16LE(layout.upper);
  const room = page.length - layout.header;
  if (lower === 0 || lower % 2 !== 0 || lower > upper || upper > room) return undefined;
  const nodes: number[] = [];
  for (let at = layout.header; at < layout.header + lower; at += 2) {
    const offset = page.readUInt16LE(at);
    const start = layout.header + offset;
    if (offset < upper || start + layout.nodeHead > page.length) return undefined;
    if (start + layout.nodeHead + page.readUInt16LE(start + 6) > page.length) return undefined;
    nodes.push(start);
  }
  return nodes;
}

/** Whether a leaf's value lies inside its page, or in pages of its own that are there. */
function isWholeLeaf(of: PageFile, page: Buffer, at: number): boolean {
  const value = at + layout.nodeHead + page.readUInt16LE(at + 6);
  const size = page.readUInt32LE(at);
  if ((page.readUInt16LE(at + 4) & isBigData) === 0) return value + size <= page.length;
  if (value + 8 > page.length) return false;
  const first = Number(page.readBigUInt64LE(value));
  if (first < 2 || first >= of.pages) return false;
  const head = Buffer.allocUnsafe(layout.header);
  readSync(of.file, head, 0, head.length, first * of.pageSize);
  const count = head.readUInt32LE(layout.overflowCount);
  return (
    head.readBigUInt64LE(0) === BigInt(first) &&
    (head.readUInt16LE(layout.flags) & kindBits) === pageKinds.overflow &&
    count * of.pageSize >= size + layout.header &&
    first + count <= of.pages
  );
}
