import type { Scope } from "@duheng/formula";
import { asText, own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { FormulaProperty } from "../controls/FormulaProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { designMessages } from "../design-messages.ts";

interface CheckFormulaPropertiesProps {
  readonly schema: PlainRecord;
  readonly scope: Scope;
  readonly sampleInput: Readonly<Record<string, unknown>> | undefined;
  /** The whole `x-check`; undefined takes it away. */
  readonly onChange: (check: unknown) => void;
}

/** The formula that must hold, and what is said when it does not. Of several checks each is shown; the first can be added here. */
export function CheckFormulaProperties({
  schema,
  scope,
  sampleInput,
  onChange,
}: CheckFormulaPropertiesProps) {
  const t = useMessages(designMessages);
  const stored = own(schema, "x-check");
  const several = Array.isArray(stored);
  const checks: readonly unknown[] = several ? stored : [stored];
  const replace = (index: number, check: unknown) => {
    if (!several) return onChange(check);
    const next = checks.flatMap((each, at) => (at === index ? (check === undefined ? [] : [check]) : [each]));
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <>
      {checks.map((check, index) => {
        const attribute = several ? `x-check/${index}` : "x-check";
        const formula = asText(own(check, "formula")) ?? "";
        const message = own(check, "message");
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a check has no identity but its place
          <div key={index} className="dh-properties-part">
            <FormulaProperty
              attribute={`${attribute}/formula`}
              label={t("check")}
              value={formula}
              expected="boolean?"
              optional
              scope={scope}
              sampleInput={sampleInput}
              onChange={(source) =>
                replace(
                  index,
                  source.trim() === ""
                    ? undefined
                    : { formula: source, message: message ?? t("checkDefault") },
                )
              }
            />
            {formula !== "" && (
              <TextProperty
                attribute={`${attribute}/message`}
                label={t("checkMessage")}
                value={asText(message) ?? asText(own(message, "zh")) ?? ""}
                onChange={(text) => replace(index, { formula, message: changed(message, text) })}
              />
            )}
          </div>
        );
      })}
    </>
  );
}

/** A message in two languages keeps its English; a plain text stays one. */
function changed(message: unknown, text: string): unknown {
  const en = asText(own(message, "en"));
  return en === undefined ? text : { zh: text, en };
}
