import type { ScoreResult } from "@duheng/contracts";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";

const gradeWords = {
  good: "gradeGood",
  fair: "gradeFair",
  average: "gradeAverage",
  poor: "gradePoor",
} as const;

/** Tells that a veto caps the grade. */
export function CeilingNote({ result }: { readonly result: ScoreResult }) {
  const t = useMessages(fillMessages);
  if (result.ceiling === undefined) return null;
  return <p className="dh-score-veto">{t("ceiling", { grade: t(gradeWords[result.ceiling]) })}</p>;
}
