import { useState } from "react";
import "./import.css";
import { inLocale, useLocale } from "../../../shared/locale.ts";
import { useMessages } from "../../../shared/messages.ts";
import { ImportError } from "../file/import-error.ts";
import { openWorkbook } from "../file/open-workbook.ts";
import { readText } from "../file/read-workbook.ts";
import type { Workbook } from "../file/workbook.ts";
import { importMessages } from "./import-messages.ts";
import { MappingStep, type Naming } from "./MappingStep.tsx";

interface ImportIndicatorsProps {
  readonly onClose: () => void;
  /** Where a new form is made of it: its name is asked for, and what was chosen stays until the page leaves. */
  readonly naming?: Naming;
}

/** Takes a list of indicators over from a spreadsheet: a file or a paste, then what its columns mean. */
export function ImportIndicators({ onClose, naming }: ImportIndicatorsProps) {
  const t = useMessages(importMessages);
  const locale = useLocale();
  const [workbook, setWorkbook] = useState<Workbook | null>(null);
  const [problem, setProblem] = useState<ImportError | null>(null);
  const [isReading, setReading] = useState(false);

  const take = async (read: () => Promise<Workbook> | Workbook) => {
    setReading(true);
    setProblem(null);
    try {
      setWorkbook(await read());
    } catch (error) {
      setProblem(error instanceof ImportError ? error : new ImportError("damaged"));
    } finally {
      setReading(false);
    }
  };
  return (
    <section className="dh-import" aria-label={t("title")}>
      <div className="dh-import-head">
        <h3>{t("title")}</h3>
        <span className="dh-spring" />
        {workbook !== null && (
          <button type="button" className="dh-button" onClick={() => setWorkbook(null)}>
            {t("back")}
          </button>
        )}
        <button type="button" className="dh-button" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
      {workbook === null ? (
        <div className="dh-import-source">
          <label className="dh-import-file">
            <span>{t("choose")}</span>
            <input
              type="file"
              accept=".xlsx,.xlsm,.csv,.tsv,.txt,.xls"
              disabled={isReading}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file !== undefined) void take(() => openWorkbook(file));
                event.target.value = "";
              }}
            />
          </label>
          <label className="dh-import-paste">
            <span>{t("or")}</span>
            <textarea
              className="dh-input"
              rows={5}
              aria-label={t("paste")}
              disabled={isReading}
              onPaste={(event) => {
                const text = event.clipboardData.getData("text/plain");
                if (!/[\t\n,]/.test(text)) return;
                event.preventDefault();
                void take(() => readPasted(text));
              }}
            />
          </label>
          <p role="status">{isReading && t("reading")}</p>
          {problem !== null && (
            <p role="alert" className="dh-import-problem">
              {inLocale(problem.userMessage, locale)}
            </p>
          )}
        </div>
      ) : (
        <MappingStep workbook={workbook} onClose={onClose} {...(naming && { naming })} />
      )}
    </section>
  );
}

function readPasted(text: string): Workbook {
  const workbook = readText(text);
  if ((workbook.sheets[0]?.rows.length ?? 0) > 3_000) throw new ImportError("too-many-rows");
  if (workbook.sheets[0]?.rows.some((row) => row.length > 100)) throw new ImportError("too-many-columns");
  return workbook;
}
