import { readNumber } from "@duheng/form/reading";

/** What people write behind points. */
const unit = "分";

/** The points that a text means; undefined where it is no number. */
export function pointsOf(text: string): number | undefined {
  return readNumber(text, unit).value;
}
