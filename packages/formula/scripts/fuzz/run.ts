import { judge } from "./judge.ts";
import { mutate } from "./mutate.ts";
import { Random } from "./random.ts";

export interface Failure {
  readonly source: string;
  readonly why: string;
}

/** Judges so many mutated sources; the same for the same seed. `told` is called now and then with how many are done. */
export function fuzz(count: number, seed: number, told: (done: number) => void = () => {}): Failure[] {
  const random = new Random(seed);
  const failures: Failure[] = [];
  for (let done = 1; done <= count; done += 1) {
    const source = mutate(random);
    const offset = random.below(source.length + 1);
    const questions = {
      offset,
      editing: random.below(4) === 0,
      fixes: random.below(source.length > 200 ? 4 : 50) === 0,
    };
    const why = attempt(source, questions);
    if (why !== null) failures.push({ source, why });
    if (failures.length >= 20) break;
    if (done % 100_000 === 0) told(done);
  }
  return failures;
}

function attempt(source: string, questions: Parameters<typeof judge>[1]): string | null {
  try {
    return judge(source, questions);
  } catch (error) {
    return error instanceof Error ? `${error.stack?.split("\n").slice(0, 4).join(" ")}` : String(error);
  }
}
