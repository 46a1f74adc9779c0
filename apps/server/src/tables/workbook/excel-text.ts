import { xmlText } from "./xml-scanner.ts";

/** A text as it was entered in Excel: it writes some characters as _x000D_. */
export function excelText(text: string): string {
  const plain = xmlText(text);
  if (!plain.includes("_x")) return plain;
  return plain.replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
