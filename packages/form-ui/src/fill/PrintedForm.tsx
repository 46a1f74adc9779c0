import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useLocale } from "../shared/locale.ts";
import { FilledForm } from "./FilledForm.tsx";
import { useFill } from "./fill-context.ts";
import type { PrintHeading } from "./PrintHead.tsx";
import { ToWriteContext } from "./ToWrite.tsx";

interface PrintedFormProps {
  readonly heading: PrintHeading | undefined;
}

/**
 * What goes to the printer instead of the inputs: all pages with what is filled in by now. Drawn only while the
 * browser prints.
 */
export function PrintedForm({ heading }: PrintedFormProps) {
  const { prepared, store, ports, asOf, readOnly } = useFill();
  const locale = useLocale();
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  if (!isPrinting) return null;
  return (
    <div className="dh-printed">
      <ToWriteContext value={!readOnly}>
        <FilledForm
          prepared={prepared}
          answers={{ ...store.snapshot().answers }}
          locale={locale}
          ports={ports}
          heading={heading}
          asOf={asOf}
        />
      </ToWriteContext>
    </div>
  );
}
