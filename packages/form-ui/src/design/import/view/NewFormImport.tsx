import type { Form } from "@duheng/contracts";
import { blankForm } from "@duheng/form";
import { useMemo, useState } from "react";
import "../../../shared/theme.css";
import "../../design.css";
import { type Locale, LocaleProvider } from "../../../shared/locale.ts";
import { analyseForm } from "../../analysis.ts";
import { DesignProvider } from "../../DesignProvider.tsx";
import type { DesignActs, DesignedForm, Findings } from "../../design-context.ts";
import type { Selection } from "../../selection.ts";
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
  const acts = useMemo(() => actsOf(onMake), [onMake]);
  const designed = useMemo<DesignedForm>(() => ({ form: blank, settled: blank }), [blank]);
  const findings = useMemo(() => findingsOf(blank), [blank]);
  const naming = useMemo(() => ({ isBusy }), [isBusy]);
  return (
    <LocaleProvider value={locale}>
      <DesignProvider acts={acts} designed={designed} findings={findings} selection={wholeForm}>
        <div className="dh-root" lang={locale === "zh" ? "zh-CN" : "en"}>
          <ImportIndicators onClose={onClose} naming={naming} />
        </div>
      </DesignProvider>
    </LocaleProvider>
  );
}

const wholeForm: Selection = { kind: "form" };

/** As much of a designer as an import needs: a form, and where the next one goes. */
function actsOf(apply: (form: Form) => void): DesignActs {
  return {
    readOnly: false,
    keepsSamples: false,
    apply,
    select: () => undefined,
    chooseSample: () => undefined,
  };
}

function findingsOf(form: Form): Findings {
  return {
    analysis: analyseForm(form),
    problems: [],
    lockedIds: new Set(),
    lockedUses: new Map(),
    sample: null,
    samples: [],
  };
}
