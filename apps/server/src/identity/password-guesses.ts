import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { houseWords } from "./house-words.ts";

/** What is longer costs more to judge than it could add. */
const judged = 40;

/** How many guesses a password takes that knows common passwords, keyboards, dates, and these words; as a power of ten. */
export async function guessesLog10(password: string, words: readonly string[]): Promise<number> {
  estimator ??= load();
  return (await estimator).check(password.slice(0, judged), words.flatMap(piecesOf)).guessesLog10;
}

let estimator: Promise<ZxcvbnFactory> | undefined;

/** The lists are large: loaded with the first password that is set. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, house: [...houseWords] },
    graphs: adjacencyGraphs,
  });
}

/** All pieces of two characters and more: of a unit's long name people take a part. */
function piecesOf(word: string): string[] {
  const characters = [...word.normalize("NFKC").toLowerCase()].slice(0, 20);
  return characters.flatMap((_, from) =>
    characters.slice(from + 1).map((_each, more) => characters.slice(from, from + more + 2).join("")),
  );
}
