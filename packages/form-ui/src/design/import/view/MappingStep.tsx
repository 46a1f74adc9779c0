import { useState } from "react";
import { useLocale } from "../../../shared/locale.ts";
import { useMessages } from "../../../shared/messages.ts";
import type { Workbook } from "../file/workbook.ts";
import type { OnExisting } from "../plan/apply-import.ts";
import { numberOfBlock } from "../sheet/find-table.ts";
import { formNameOf } from "../sheet/form-name.ts";
import { GroupChanges } from "./GroupChanges.tsx";
import { ImportSums } from "./ImportSums.tsx";
import { importMessages } from "./import-messages.ts";
import { MappingTable } from "./MappingTable.tsx";
import { rememberTargets } from "./mapping-memory.ts";
import { PreviewRows } from "./PreviewRows.tsx";
import { SharedPoints } from "./SharedPoints.tsx";
import { useMapping } from "./use-mapping.ts";

/** The name of a form that is made of the import. */
export interface Naming {
  /** Whether the form is being made. */
  readonly isBusy: boolean;
}

interface MappingStepProps {
  readonly workbook: Workbook;
  readonly onClose: () => void;
  readonly naming?: Naming;
}

/** Which sheet, which heading, what columns mean, and what every row becomes by that. */
export function MappingStep({ workbook, onClose, naming }: MappingStepProps) {
  const t = useMessages(importMessages);
  const locale = useLocale();
  const mapping = useMapping(workbook);
  const { sheet, place, tables, plan } = mapping;
  const [typedName, setTypedName] = useState<string>();
  const name = typedName ?? formNameOf(workbook, sheet, place);
  const count = plan.created + plan.updated;
  const sum = (of: "problems" | "guesses") => plan.rows.reduce((all, row) => all + row[of].length, 0);
  const hidden = (sheet.hidden?.rows.length ?? 0) + (sheet.hidden?.columns.length ?? 0);
  const isNamed = tables.some(({ targets }) => targets.some((target) => nameTargets.has(target)));
  return (
    <>
      <div className="dh-import-choices">
        {workbook.sheets.length > 1 && (
          <label>
            <span>{t("sheet")}</span>
            <select
              className="dh-input dh-select"
              value={mapping.sheetIndex}
              onChange={(event) => mapping.chooseSheet(Number(event.target.value))}
            >
              {workbook.sheets.map((each, index) => (
                <option key={each.name} value={index}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{t("header")}</span>
          <select
            className="dh-input dh-select"
            value={place.header}
            onChange={(event) => mapping.chooseHeader(Number(event.target.value))}
          >
            <option value={-1}>{t("headerNone")}</option>
            {sheet.rows.slice(0, 30).map((row, index) => {
              const text = row.filter((cell) => cell !== "").join(" | ");
              const label = t("headerRow", { row: index + 1, text: text.slice(0, 40) });
              return (
                <option key={label} value={index}>
                  {label}
                </option>
              );
            })}
          </select>
        </label>
        <label>
          <span>{t("existing")}</span>
          <select
            className="dh-input dh-select"
            value={mapping.onExisting}
            onChange={(event) =>
              mapping.setOnExisting(choices.find((each) => each === event.target.value) ?? "update")
            }
          >
            {choices.map((each) => (
              <option key={each} value={each}>
                {t(`existing_${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {tables.map((table) => (
        <MappingTable
          key={numberOfBlock(table.block)}
          sheet={sheet}
          table={table}
          isOneOfSeveral={tables.length > 1}
          onChoose={(column, target) => mapping.chooseTarget(table.block, column, target)}
        />
      ))}
      {!isNamed && <p className="dh-import-problem">{t("noTitle")}</p>}
      {sheet.uncomputed.length > 0 && (
        <p className="dh-warning">
          {t("uncomputed", {
            count: sheet.uncomputed.length,
            cells: sheet.uncomputed.slice(0, 5).join(t("comma")),
          })}
        </p>
      )}
      {hidden > 0 && (
        <p className="dh-warning">
          {t("hidden", {
            rows: sheet.hidden?.rows.length ?? 0,
            columns: sheet.hidden?.columns.length ?? 0,
          })}
        </p>
      )}
      <SharedPoints shared={plan.shared} onShared={mapping.onShared} onChoose={mapping.share} />
      {plan.groups.length > 0 && (
        <p>{t("groupsMade", { groups: plan.groups.map((group) => group.title).join(t("comma")) })}</p>
      )}
      <GroupChanges changes={plan.groupChanges} />
      {plan.groupGuesses.map((message) => (
        <p key={message.zh} className="dh-import-guess">
          <b>{t("guess")}</b> {message[locale]}
        </p>
      ))}
      <ImportSums sums={plan.sums} />
      <PreviewRows plan={plan} unticked={mapping.unticked} onTick={mapping.setUnticked} />
      <div className="dh-import-ends">
        {naming !== undefined && (
          <label className="dh-import-name">
            <span>{t("formName")}</span>
            <input
              className="dh-input"
              value={name}
              maxLength={200}
              required
              onChange={(event) => setTypedName(event.target.value)}
            />
          </label>
        )}
        <button
          type="button"
          className="dh-button dh-primary"
          disabled={
            count === 0 || !isNamed || (naming !== undefined && (naming.isBusy || name.trim() === ""))
          }
          onClick={() => {
            for (const { block, targets } of tables) rememberTargets(block.headings, targets);
            if (naming !== undefined) mapping.commit(name.trim());
            else {
              mapping.commit();
              onClose();
            }
          }}
        >
          {t(naming === undefined ? "import" : "makeForm", { count })}
        </button>
        <span role="status">
          {count === 0
            ? t("none")
            : t("summary", {
                created: plan.created,
                updated: plan.updated,
                problems: sum("problems"),
                guesses: sum("guesses") + plan.groupGuesses.length,
              })}
        </span>
      </div>
    </>
  );
}

const choices: readonly OnExisting[] = ["update", "skip", "add"];
const nameTargets: ReadonlySet<string> = new Set(["title", "level2", "level3", "level1"]);
