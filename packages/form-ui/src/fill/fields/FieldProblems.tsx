import type { Problem } from "@duheng/contracts";
import { inLocale, useLocale } from "../../shared/locale.ts";

/** The problems of one field, in words. */
export function FieldProblems({
  problems,
  id,
}: {
  readonly problems: readonly Problem[];
  readonly id: string;
}) {
  const locale = useLocale();
  if (problems.length === 0) return null;
  return (
    <ul className="dh-problems" id={id}>
      {problems.map((problem) => (
        <li
          key={`${problem.code} ${problem.message.zh}`}
          className={problem.severity === "error" ? "dh-error" : "dh-warning"}
        >
          {inLocale(problem.message, locale)}
        </li>
      ))}
    </ul>
  );
}
