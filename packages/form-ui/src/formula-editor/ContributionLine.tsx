import { useMessages } from "../shared/messages.ts";
import { showNumber } from "../shared/numbers.ts";
import type { Contribution, Contributions } from "./contributions.ts";
import { editorMessages } from "./editor-messages.ts";
import type { Range } from "./explanations.ts";

interface ContributionLineProps {
  readonly contributions: Contributions;
  /** The sample's title. */
  readonly title: string | undefined;
  /** Whether they are of the formula before it was last changed. */
  readonly stale: boolean;
  readonly onSelect: (range: Range) => void;
}

/** How the parts of a sum make up its result: a bar, and the same in words; each part leads to its place. */
export function ContributionLine({ contributions, title, stale, onSelect }: ContributionLineProps) {
  const t = useMessages(editorMessages);
  const { parts, adjustment } = contributions;
  const heading = title === undefined ? t("parts") : t("partsOf", { title });
  return (
    <section className="dh-parts" aria-label={heading} data-stale={stale || undefined}>
      <span className="dh-parts-title">{stale ? `${t("parts")} · ${t("partsWait")}` : t("parts")}</span>
      <div className="dh-parts-bar" aria-hidden="true">
        {parts.map((part) => (
          <button
            key={part.from}
            type="button"
            tabIndex={-1}
            disabled={stale}
            data-sign={signOf(part)}
            style={{ flexGrow: part.share, opacity: heat(part) }}
            onClick={() => onSelect(part)}
          />
        ))}
      </div>
      <ul>
        {parts.map((part) => (
          <li key={part.from}>
            <button
              type="button"
              className="dh-part"
              disabled={stale}
              title={`${part.text}\n${t("partHint")}`}
              onClick={() => onSelect(part)}
            >
              <i aria-hidden="true" data-sign={signOf(part)} style={{ opacity: heat(part) }} />
              <code>{part.text}</code>
              <span className="dh-sr">{t("partGives")}</span>
              <b>{signed(part.value)}</b>
              <span>{percent(part)}</span>
            </button>
          </li>
        ))}
        {adjustment !== 0 && (
          <li className="dh-part">
            <i aria-hidden="true" data-sign="limit" />
            <span>{t("adjustment")}</span>
            <b>{signed(adjustment)}</b>
          </li>
        )}
      </ul>
    </section>
  );
}

function signOf({ value }: Contribution): "plus" | "minus" | "none" {
  if (value === 0) return "none";
  return value > 0 ? "plus" : "minus";
}

/** The more it matters, the deeper its colour; the least is still seen. */
function heat({ share }: Contribution): number {
  return 0.45 + 0.55 * share;
}

function signed(value: number): string {
  const text = showNumber(Math.abs(value));
  if (value === 0 || text === "0") return "0";
  return value > 0 ? `+${text}` : `−${text}`;
}

function percent({ share }: Contribution): string {
  return `${Math.round(share * 100)}%`;
}
