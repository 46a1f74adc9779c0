import { useMessages } from "../../shared/messages.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";

interface Level {
  readonly title: string;
  /** Of the full points, 0 to 1. */
  readonly share: number;
}

interface LevelsPropertyProps {
  readonly levels: readonly Level[];
  readonly locked: boolean;
  readonly onChange: (levels: { title: string; share: number }[]) => void;
}

/** The levels that a reviewer may choose from, as shares of the full points; none: points are entered freely. */
export function LevelsProperty({ levels, locked, onChange }: LevelsPropertyProps) {
  const { readOnly } = useDesign();
  const t = useMessages(designMessages);
  const replace = (index: number, level: Level) =>
    onChange(levels.map((each, at) => ({ ...(at === index ? level : each) })));
  return (
    <fieldset className="dh-property dh-fieldset" data-attribute="by/levels" data-wide>
      <legend className="dh-label">{t("levels")}</legend>
      <ol className="dh-options">
        {levels.map((level, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is edited in place; its title may be what changes
          <li key={index}>
            <TextProperty
              attribute={`by/levels/${index}/title`}
              label={t("levelTitle")}
              value={level.title}
              readOnly={locked}
              onChange={(title) => replace(index, { ...level, title })}
            />
            <NumberProperty
              attribute={`by/levels/${index}/share`}
              label={t("levelShare")}
              value={level.share}
              needed
              readOnly={locked}
              onChange={(share) =>
                share !== undefined && share >= 0 && share <= 1 && replace(index, { ...level, share })
              }
            />
            <button
              type="button"
              className="dh-icon-button"
              aria-label={t("removeOption", { title: level.title })}
              disabled={readOnly || locked}
              onClick={() => onChange(levels.flatMap((each, at) => (at === index ? [] : [{ ...each }])))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="dh-button"
        disabled={readOnly || locked}
        onClick={() => onChange([...levels.map((each) => ({ ...each })), { title: t("levelNew"), share: 1 }])}
      >
        + {t("addLevel")}
      </button>
    </fieldset>
  );
}
