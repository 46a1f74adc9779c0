import { clip, exact, multiply, subtract, toDouble } from "@duheng/formula/numbers";

export interface SatisfactionInput {
  /** Satisfaction in percent, 0–100. */
  readonly rate: number;
  /** How many answered. */
  readonly answers: number;
  /** Least number of answers that counts; default 30. */
  readonly minimumAnswers?: number;
}

export interface SatisfactionPoints {
  /** Within [−5, +2.5], exact. */
  readonly points: number;
  /** Why they are 0 without regard to the rate. */
  readonly reason?: "too-few-answers";
}

/** Public satisfaction as plus or minus (G8): clip(0.5 × (rate − 95), −5, +2.5), only from 30 answers on. */
export function satisfactionPoints({
  rate,
  answers,
  minimumAnswers = 30,
}: SatisfactionInput): SatisfactionPoints {
  if (answers < minimumAnswers) return { points: 0, reason: "too-few-answers" };
  const points = multiply(exact("0.5"), subtract(exact(rate), exact(95)));
  return { points: toDouble(clip(points, exact(-5), exact("2.5"))) };
}
