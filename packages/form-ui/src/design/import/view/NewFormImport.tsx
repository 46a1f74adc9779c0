import type { Form } from "@duheng/contracts";
import { blankForm } from "@duheng/form";
import { useMemo, useState } from "react";
import "../../../shared/theme.css";
import "../../design.css";
import { type Locale, LocaleProvider } from "../../../shared/locale.ts";
import { analyseForm } from "../../analysis.ts";
import { type Design, DesignProvider } from "../../design-context.ts";
import { ImportIndicators } from "./ImportIndicators.tsx";

interface NewFormImportProps {
  readonly locale: Locale;
  /** Whether the form is being made. */
  readonly isBusy: boolean;
  /** The form as it is to be made; texts that could not be read stand beside it while it stays this very object. */
  readonly onMake: (form: Form) => void;
  readonly onClose: () => void;
}

/** A new form from a spreadsheet: chosen, looked at and named, before anything is made. */
export function NewFormImport({ locale, isBusy, onMake, onClose }: NewFormImportProps) {
  const [blank] = useState(() => blankForm(" "));
  const design = useMemo(() => designOf(blank, onMake), [blank, onMake]);
  const naming = useMemo(() => ({ isBusy }), [isBusy]);
  return (
    <LocaleProvider value={locale}>
      <DesignProvider value={design}>
        <div className="dh-root" lang={locale === "zh" ? "zh-CN" : "en"}>
          <ImportIndicators onClose={onClose} naming={naming} />
        </div>
      </DesignProvider>
    </LocaleProvider>
  );
}

/** As much of a designer as an import needs: a form, and where the next one goes. */
function designOf(form: Form, apply: (form: Form) => void): Design {
  return {
    form,
    settled: form,
    analysis: analyseForm(form),
    problems: [],
    selection: { kind: "form" },
    readOnly: false,
    lockedIds: new Set(),
    lockedUses: new Map(),
    sample: null,
    samples: [],
    keepsSamples: false,
    chooseSample: () => undefined,
    others: [],
    apply,
    select: () => undefined,
  };
}
