import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** One line from standard input, which a terminal does not show while it is typed. */
export async function readPassword(): Promise<string> {
  process.stderr.write("密码 password: ");
  const { isTTY } = process.stdin;
  const lines = createInterface({
    input: process.stdin,
    terminal: isTTY,
    // Echoes what is typed: to nowhere.
    output: new Writable({ write: (_chunk, _encoding, done) => done() }),
  });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    if (isTTY) process.stderr.write("\n");
  }
}
