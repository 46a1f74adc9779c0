import { isRecord } from "./record.ts";

/** RFC 6901: `pointer("/a", "b/c", 0)` is `/a/b~1c/0`. */
export function pointer(base: string, ...parts: readonly (string | number)[]): string {
  return parts.reduce<string>((path, part) => `${path}/${escapePart(String(part))}`, base);
}

/** The unescaped parts of a JSON pointer; none for the empty pointer. */
export function pointerParts(path: string): string[] {
  if (path === "") return [];
  return path
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a JSON pointer, own properties and list elements only. */
export function valueAt(root: unknown, path: string): unknown {
  return pointerParts(path).reduce<unknown>(child, root);
}

function child(holder: unknown, part: string): unknown {
  if (Array.isArray(holder)) return /^\d+$/.test(part) ? holder[Number(part)] : undefined;
  return isRecord(holder) && Object.hasOwn(holder, part) ? holder[part] : undefined;
}

function escapePart(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}
