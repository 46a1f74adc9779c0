import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { columnTitles } from "./cells/column-titles.ts";
import { tableMessages } from "./table-messages.ts";
import { type ColumnSettings, columnOrder, defaultSettings } from "./view/table-columns.ts";

interface ColumnPanelProps {
  readonly settings: ColumnSettings;
  readonly onSettings: (settings: ColumnSettings) => void;
}

/** Which columns are shown, and how many of them stay while the rest is scrolled. */
export function ColumnPanel({ settings, onSettings }: ColumnPanelProps) {
  const t = useMessages(tableMessages);
  const locale = useLocale();
  return (
    <div className="dh-it-fields">
      {columnOrder.map((key) => (
        <label key={key} className="dh-choice">
          <input
            type="checkbox"
            checked={!settings.hidden.includes(key)}
            disabled={key === "title"}
            onChange={(event) =>
              onSettings({
                ...settings,
                hidden: event.target.checked
                  ? settings.hidden.filter((each) => each !== key)
                  : [...settings.hidden, key],
              })
            }
          />
          <span>{columnTitles[key][locale]}</span>
        </label>
      ))}
      <label>
        <span>{t("freeze")}</span>
        <select
          className="dh-input dh-select"
          value={settings.frozen}
          onChange={(event) => onSettings({ ...settings, frozen: Number(event.target.value) })}
        >
          {[0, 1, 2, 3, 4].map((count) => (
            <option key={count} value={count}>
              {count === 0 ? t("freezeNone") : count}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="dh-button" onClick={() => onSettings(defaultSettings)}>
        {t("resetColumns")}
      </button>
    </div>
  );
}
