import { tableLimits } from "../table-limits.ts";
import type { Archive } from "./archive.ts";
import { excelText } from "./excel-text.ts";
import { XmlScanner } from "./xml-scanner.ts";

/** The first ones stand in many cells. */
const mostKept = 10_000;

/**
 * The texts of a workbook, each once, which cells name by number. A large one has a million: they are held as bytes, of which a text
 * is made when a cell asks for it.
 */
export class SharedStrings {
  #bytes = Buffer.alloc(64 * 1024);
  #length = 0;
  /** Where each ends. */
  #ends = new Uint32Array(1024);
  #count = 0;
  readonly #kept: string[] = [];

  static async of(archive: Archive, path: string | undefined): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (path === undefined) return strings;
    let text = "";
    let isText = false;
    // How Japanese is pronounced is no part of what is written.
    let isSpoken = false;
    const scanner = new XmlScanner({
      open(name) {
        if (name === "t") isText = !isSpoken;
        else if (name === "rPh") isSpoken = true;
      },
      close(name) {
        if (name === "t") isText = false;
        else if (name === "rPh") isSpoken = false;
        else if (name === "si") {
          strings.#add(excelText(text).trim().slice(0, tableLimits.cell));
          text = "";
        }
      },
      text(part) {
        if (isText) text += part;
      },
    });
    for await (const part of archive.unpack(path)) scanner.write(part);
    return strings;
  }

  /** Empty where there is none. */
  at(index: number): string {
    if (!(index >= 0 && index < this.#count)) return "";
    const known = this.#kept[index];
    if (known !== undefined) return known;
    const text = this.#bytes.toString("utf8", index === 0 ? 0 : this.#ends[index - 1], this.#ends[index]);
    if (index < mostKept) this.#kept[index] = text;
    return text;
  }

  #add(text: string): void {
    // A character of UTF-16 is three bytes at the most.
    const needed = this.#length + text.length * 3;
    if (needed > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#ends.length * 2);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#length += this.#bytes.write(text, this.#length);
    this.#ends[this.#count] = this.#length;
    this.#count += 1;
  }
}
