import type { Dimension } from "@duheng/contracts/words";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { columnTitles } from "./cells/column-titles.ts";
import { dimensionWords } from "./cells/words.ts";
import { tableMessages } from "./table-messages.ts";
import { type Filter, noFilter } from "./view/view-rows.ts";

const dimensions: readonly Dimension[] = ["virtue", "measure", "scope", "importance", "polarity"];

/** Which indicators are shown. */
export function FilterPanel({
  filter,
  onFilter,
}: {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}) {
  const t = useMessages(tableMessages);
  const locale = useLocale();
  const set = (name: Dimension, value: string) => {
    const { [name]: _, ...others } = filter.dimensions;
    onFilter({ ...filter, dimensions: value === "" ? others : { ...others, [name]: value } });
  };
  return (
    <div className="dh-it-fields">
      {dimensions.map((name) => (
        <label key={name}>
          <span>{columnTitles[name][locale]}</span>
          <select
            className="dh-input dh-select"
            value={filter.dimensions[name] ?? ""}
            onChange={(event) => set(name, event.target.value)}
          >
            <option value="">{t("any")}</option>
            {dimensionWords[name].map((word) => (
              <option key={word.value} value={word.value}>
                {word[locale]}
              </option>
            ))}
            <option value="unset">{t("unset")}</option>
          </select>
        </label>
      ))}
      <label className="dh-choice">
        <input
          type="checkbox"
          checked={filter.problemsOnly}
          onChange={(event) => onFilter({ ...filter, problemsOnly: event.target.checked })}
        />
        <span>{t("problemsOnly")}</span>
      </label>
      <button type="button" className="dh-button" onClick={() => onFilter(noFilter)}>
        {t("clearFilter")}
      </button>
    </div>
  );
}
