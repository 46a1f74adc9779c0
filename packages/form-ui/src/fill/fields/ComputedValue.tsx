import type { FieldInfo } from "@duheng/form";
import { lazy, Suspense, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { ComputedText } from "./ComputedText.tsx";

interface ComputedValueProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly id: string;
  readonly labelledBy: string;
}

/** The words of a formula are many: they are fetched where somebody asks. Without a connection the formula itself tells. */
const ComputedHow = lazy(() => import("./ComputedHow.tsx").catch(() => ({ default: FormulaOnly })));

function FormulaOnly({ field }: { readonly field: FieldInfo; readonly path: string }) {
  return <code>{field.computed}</code>;
}

/** A value that follows from others: read-only, with the formula it comes from. */
export function ComputedValue({ field, path, id, labelledBy }: ComputedValueProps) {
  const t = useMessages(fillMessages);
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="dh-computed">
      <ComputedText
        field={field}
        path={path}
        id={id}
        className="dh-computed-value"
        labelledBy={labelledBy}
        waiting={t("computedWaiting")}
      />
      <details className="dh-how" onToggle={() => setAsked(true)}>
        <summary>{t("computedHow")}</summary>
        {isAsked && (
          <Suspense>
            <ComputedHow field={field} path={path} />
          </Suspense>
        )}
      </details>
    </div>
  );
}
