import type { Indicator } from "@duheng/contracts";
import type { Dimension } from "@duheng/contracts/words";
import { type ReactNode, useId, useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { parseNumber } from "../../shared/numbers.ts";
import { clipboardMessages } from "../clipboard/clipboard-messages.ts";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import {
  type Common,
  commonOf,
  patchIndicators,
  withAttribute,
  withFullPoints,
} from "../operations/bulk-indicators.ts";
import { dimensionWords } from "../table/cells/words.ts";

const dimensions: readonly Dimension[] = ["scope", "measure", "importance", "polarity", "virtue"];

/** The attributes of several indicators chosen together; each change is one step of undo. Locked ones stay as they are. */
export function BulkIndicators({ ids }: { readonly ids: readonly string[] }) {
  const { form } = useDesignedForm();
  const { lockedIds } = useFindings();
  const { apply } = useDesign();
  const t = useMessages(designMessages);
  const words = useMessages(clipboardMessages);
  const locale = useLocale();
  const chosen = form.indicators.filter(({ id }) => ids.includes(id));
  const free = chosen.filter(({ id }) => !lockedIds.has(id));
  const locked = chosen.length - free.length;
  const patch = (change: (indicator: Indicator) => Indicator) => {
    const next = patchIndicators(form, new Set(free.map(({ id }) => id)), change);
    if (next !== form) apply(next, "");
  };
  const fixed = free.filter(({ points }) => points.kind === "fixed");
  if (free.length === 0) return <p className="dh-quiet">{words("allLocked")}</p>;
  return (
    <div className="dh-bulk">
      <Choice
        label={t("group")}
        common={commonOf(free, ({ group }) => group)}
        options={form.score.groups.map(({ code, title }) => ({ value: code, title }))}
        onChoose={(group) => group !== undefined && patch((each) => ({ ...each, group }))}
      />
      {dimensions.map((name) => (
        <Choice
          key={name}
          label={t(name)}
          none={t("unset")}
          common={commonOf(free, (each) => each[name])}
          options={dimensionWords[name].map((word) => ({ value: word.value, title: word[locale] }))}
          onChoose={(value) =>
            patch(withAttribute(name, dimensionWords[name].find((word) => word.value === value)?.value))
          }
        />
      ))}
      {fixed.length > 0 && (
        <Points
          common={commonOf(fixed, ({ points }) => (points.kind === "fixed" ? points.full : undefined))}
          onGive={(full) => patch(withFullPoints(full))}
        />
      )}
      {fixed.length < free.length && (
        <p className="dh-quiet">{words("floatingStay", { count: free.length - fixed.length })}</p>
      )}
      {locked > 0 && <p className="dh-quiet">{words("lockedStay", { count: locked })}</p>}
    </div>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly common: Common<string | undefined>;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  /** What having none is called; absent: one is needed. */
  readonly none?: string;
  readonly onChoose: (value: string | undefined) => void;
}

/** Stands for values that differ, and for none: neither can be a code. */
const differing = "?";
const absent = "-";

function Choice({ label, common, options, none, onChoose }: ChoiceProps) {
  const words = useMessages(clipboardMessages);
  return (
    <Row label={label}>
      {(id) => (
        <select
          id={id}
          className="dh-input dh-select"
          value={common.same ? (common.value ?? absent) : differing}
          onChange={({ target }) => onChoose(target.value === absent ? undefined : target.value)}
        >
          {!common.same && (
            <option value={differing} disabled>
              {words("differing")}
            </option>
          )}
          {none !== undefined && <option value={absent}>{none}</option>}
          {options.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Row>
  );
}

interface PointsProps {
  readonly common: Common<number | undefined>;
  readonly onGive: (full: number) => void;
}

/** Takes effect with Enter or when it is left, as all of it is one step. */
function Points({ common, onGive }: PointsProps) {
  const t = useMessages(designMessages);
  const words = useMessages(clipboardMessages);
  const [typed, setTyped] = useState<string | null>(null);
  const full = typed === null ? undefined : parseNumber(typed);
  const isGood = full !== undefined && full > 0;
  const give = () => {
    if (isGood) onGive(full);
    setTyped(null);
  };
  return (
    <Row label={t("pointsFull")}>
      {(id) => (
        <input
          id={id}
          className="dh-input dh-number"
          inputMode="decimal"
          value={typed ?? (common.same ? String(common.value ?? "") : "")}
          placeholder={common.same ? undefined : words("differing")}
          aria-invalid={(typed !== null && typed.trim() !== "" && !isGood) || undefined}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={({ key }) => key === "Enter" && give()}
          onBlur={give}
        />
      )}
    </Row>
  );
}
